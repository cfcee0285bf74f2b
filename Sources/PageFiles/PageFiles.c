#include "PageFiles.h"

// C23's #embed in C17: the compiler knows it and says that it is newer.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char style[] = {
#embed "page.css"
};

static const unsigned char script[] = {
#embed "page.js"
};

const page_file page_style = {style, sizeof style};
const page_file page_script = {script, sizeof script};

/// The style sheet and the script of the HTML page, compiled into the binary.
#pragma once
#include <stddef.h>

/// A file as bytes.
typedef struct {
  const unsigned char *bytes;  ///< contents, not terminated
  size_t length;               ///< bytes
} page_file;

/// The style sheet, `page.css`.
extern const page_file page_style;

/// The script, `page.js`.
extern const page_file page_script;

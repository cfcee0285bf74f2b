#include "PresetFiles.h"

// C23's #embed in C17: the compiler knows it and says that it is newer.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char bank[] = {
#embed "../../presets/bank.json5"
};

static const unsigned char contagion[] = {
#embed "../../presets/contagion.json5"
};

static const unsigned char coupled[] = {
#embed "../../presets/coupled.json5"
};

static const unsigned char decoupled[] = {
#embed "../../presets/decoupled.json5"
};

static const unsigned char dr[] = {
#embed "../../presets/dr.json5"
};

static const unsigned char netflix[] = {
#embed "../../presets/netflix.json5"
};

static const unsigned char startup[] = {
#embed "../../presets/startup.json5"
};

static const unsigned char us_east_1[] = {
#embed "../../presets/us-east-1.json5"
};

static const unsigned char vendor[] = {
#embed "../../presets/vendor.json5"
};

static const unsigned char outages[] = {
#embed "../../presets/outages.csv"
};

const preset_file outage_record_file = {"outages.csv", outages, sizeof outages};

// In alphabetical order. A test compares the list with the folder.
static const preset_file files[] = {
    {"bank.json5", bank, sizeof bank},
    {"contagion.json5", contagion, sizeof contagion},
    {"coupled.json5", coupled, sizeof coupled},
    {"decoupled.json5", decoupled, sizeof decoupled},
    {"dr.json5", dr, sizeof dr},
    {"netflix.json5", netflix, sizeof netflix},
    {"startup.json5", startup, sizeof startup},
    {"us-east-1.json5", us_east_1, sizeof us_east_1},
    {"vendor.json5", vendor, sizeof vendor},
};

const size_t preset_file_count = sizeof files / sizeof *files;

const preset_file *preset_file_at(size_t index) {
  return index < preset_file_count ? &files[index] : 0;
}

/// The preset files, compiled into the binary.
#pragma once
#include <stddef.h>

/// One file of the folder `presets`.
typedef struct {
  const char *name;            ///< file name with extension
  const unsigned char *bytes;  ///< contents, not terminated
  size_t length;               ///< bytes
} preset_file;

/// Number of files.
extern const size_t preset_file_count;

/// The file at an index in alphabetical order, or NULL past the end.
const preset_file *preset_file_at(size_t index);

/// The record of cloud outages, comma-separated.
extern const preset_file outage_record_file;

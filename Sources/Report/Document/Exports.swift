/// Report writes JSON and makes users' texts safe in nearly every file; its users read both.
@_exported public import TextEncoding

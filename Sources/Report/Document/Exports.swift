/// Every user of this module needs its JSON values and sanitised texts, so they are exported again.
@_exported public import TextEncoding

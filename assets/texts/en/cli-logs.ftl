## Texts of `cli` about the log.

cli-logs-filter = No log is kept: the value of { $variable } could not be read: “{ $text }”. Write trace or info, for instance.

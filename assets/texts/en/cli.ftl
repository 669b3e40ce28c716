## Texts of `cli`.

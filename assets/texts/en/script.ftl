## Texts of `script`.

## Texts of `expr`.

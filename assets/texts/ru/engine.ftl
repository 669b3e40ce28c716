## Texts of `engine`.

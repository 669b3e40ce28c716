## Texts of `expr`.

expr-template-unclosed = “${ "{" }” has no closing “{ "}" }”. Add it, or put a backslash before it if it is plain text: “\${ "{" }”.
expr-template-empty = There is nothing inside “${ "{" }{ "}" }”. Write an expression there, such as the name of a variable, or remove the brackets.
expr-empty = The expression is empty. Write, for example, the name of a variable or a text in quotes.
expr-too-complex = The expression is too long or nested too deeply. Split it into several expressions with variables in between.
expr-unexpected = This is not a JavaScript expression. Check the brackets, quotes and signs near this place.
expr-unexpected-words =
    This is not a JavaScript expression. Check the brackets, quotes and signs near this place.
    JavaScript: { $words }
expr-unterminated-string = A text in the expression has no end: its closing quote is missing.
expr-unterminated-comment = The comment has no end: its “*/” is missing.
expr-expected = This is not a JavaScript expression: “{ $expected }” should stand here, but there is “{ $found }”.
expr-cut = The expression breaks off: “{ $expected }” is missing at its end.
expr-character = JavaScript has no sign “{ $character }”. Use ordinary quotes and signs.
expr-after-number = A letter follows a number at once. A name cannot begin with a digit.

## Texts of `expr`.

expr-template-unclosed = “${ "{" }” has no closing “{ "}" }”. Add it, or put a backslash before it if it is plain text: “\${ "{" }”.
expr-template-empty = There is nothing inside “${ "{" }{ "}" }”. Write an expression there, such as the name of a variable, or remove the brackets.
expr-empty = The expression is empty. Write, for example, the name of a variable or a text in quotes.
expr-too-complex = The expression is too long or nested too deeply. Split it into several expressions with variables in between.
expr-unexpected = This is not a JavaScript expression. Check the brackets, quotes and signs near this place. The parser says: { $words }

## Texts of `value`: why a text is no JSON.

value-json-comma-too-many = There is a comma too many before the closing bracket: remove it.
value-json-cut = The text breaks off: a closing bracket or quote is missing.
value-json-comma = A comma or a closing bracket is missing.
value-json-colon = A colon must follow the name.
value-json-key = A name stands in double quotes.
value-json-after-end = Something follows the end: remove it.
value-json-value = A value must stand here: a text in double quotes, a number, true, false, null, a list or an object.
value-json-number = The number is written wrongly.
value-json-escape = The wrong sign follows the backslash: \" \\ \n \t and \u with four digits will do.
value-json-control = A line break or a tab stands inside a text: write them as \n and \t.
value-json-deep = Too many brackets within brackets.
value-json-object = An object is needed here: names with values in braces.
value-json-other = Check the brackets, quotes and commas near this place.

## Texts of `script`, and of its errors as the engine tells them.

script-syntax =
    This is not a JavaScript expression. Check the brackets, quotes and signs.
    JavaScript: { $words }
script-unknown-name = There is no variable “{ $words }”. Check how its name is spelt (upper and lower case differ), or set it earlier in the scenario.
script-asynchronous = The value of the expression is a Promise: asynchronous code does not run here. Remove async, await and then.
script-cyclic = The value contains itself, so it cannot be passed on. Remove the circular reference.
script-too-deep = The value is nested too deeply to be passed on. Make it simpler.
script-exception =
    The expression stopped with an error. Check the values that it works on.
    JavaScript: { $words }
script-read-of-nothing = The expression takes “{ $key }” of a value that is not there (undefined or null). Check the name before the dot and the test data.
script-not-a-function = The expression calls something as a function that is none. Check the name before the brackets.
script-time-limit = The expression took longer than it may and was stopped. Check it for an endless loop, or make it simpler.
script-memory-limit = The expression needed more memory than it may use and was stopped. Reduce the data that it works on.
script-output-limit = The value of the expression is too large: no more than 1 MB can be passed on. Return only the part that you need.
script-unavailable =
    The expression was not evaluated: the process for it could not be started. Restart the program.
    Details: { $words }

// Runs in each engine before the expression, and keeps what it needs of the language, so that an expression that
// changes the language changes nothing here. Gives two functions: one makes the variables global, the other turns the
// expression's value into [kind, JSON, text] or into ['Output'] when one of the two is longer than `most`.
(function () {
    'use strict';
    const { parse, stringify } = JSON;
    const { defineProperty, keys } = Object;
    const { apply } = Reflect;
    const { isArray } = Array;
    const asText = String;
    const TheDate = Date;
    const TheTypeError = TypeError;
    const { getTime, toISOString } = Date.prototype;
    const { toWellFormed } = String.prototype;
    const { isFinite } = Number;
    const global = globalThis;

    function install(text) {
        const variables = parse(text);
        const names = keys(variables);
        for (let index = 0; index < names.length; index++) {
            const name = names[index];
            try {
                defineProperty(global, name, {
                    value: variables[name], writable: true, enumerable: true, configurable: true,
                });
            } catch {
                // `undefined`, `NaN` and `Infinity` stay what they are.
            }
        }
    }

    function time(value) {
        try {
            return apply(getTime, value, []);
        } catch {
            return undefined;
        }
    }

    function kindOf(value) {
        switch (typeof value) {
            case 'undefined': return 'undefined';
            case 'boolean': return 'boolean';
            case 'number': return isFinite(value) ? 'number' : 'not_a_number';
            case 'bigint': return 'big_int';
            case 'string': return 'string';
            case 'function': return 'function';
            case 'symbol': throw new TheTypeError('a symbol cannot be passed on');
            default: return value === null ? 'null' : isArray(value) ? 'array' : 'object';
        }
    }

    function convert(value, most) {
        let kind = kindOf(value);
        let json;
        if (kind === 'object') {
            let instant = time(value);
            if (instant === undefined && value._isAMomentObject === true) {
                instant = +value.valueOf();
            }
            if (instant !== undefined) {
                kind = 'date';
                json = isFinite(instant) ? stringify(apply(toISOString, new TheDate(instant), [])) : 'null';
            }
        }
        if (json === undefined) {
            json = kind === 'big_int' ? asText(value) : stringify(value);
        }
        let text;
        if (kind === 'array' || kind === 'object' || kind === 'function') {
            try {
                text = asText(value);
            } catch {
                text = '[object Object]';
            }
        } else {
            text = asText(value);
        }
        json = json === undefined ? 'null' : asText(json);
        if (json.length > most || text.length > most) {
            return ['output'];
        }
        return [kind, json, apply(toWellFormed, text, [])];
    }

    return [install, convert];
})()

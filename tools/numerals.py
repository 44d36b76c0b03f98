"""Los números en letra, como se escriben delante de lo que cuentan."""

NUMERALS = ("cero", "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce")
NUMERALS += ("trece", "catorce", "quince")

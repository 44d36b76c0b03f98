#!/bin/sh
# Prepara el entorno del curso: Python en .venv, y node con los recursos del navegador en node_modules.
# Se repite solo cuando cambia un fichero de versiones; .venv/.listo guarda cuándo se hizo.
set -eu
fail() { printf '\nNo se ha podido preparar el entorno: %s\n' "$1" >&2; exit 1; }

[ -n "${PYTHON:-}" ] || fail "hace falta Python 3.11 o posterior, con venv y pip.
  En Debian o Ubuntu: sudo apt-get install python3-venv. O indica cuál usar: make PYTHON=/ruta/a/python3"
if [ ! -x .venv/bin/python ] || ! .venv/bin/python -c 'import pip' 2>/dev/null; then
    echo "Creando el entorno virtual .venv con $("$PYTHON" --version)…"
    rm -rf .venv
    "$PYTHON" -m venv .venv || fail "«$PYTHON -m venv .venv» ha fallado.
  En Debian o Ubuntu: sudo apt-get install python3-venv."
fi
echo "Instalando las versiones fijadas en requirements.txt…"
.venv/bin/python -m pip install --quiet --disable-pip-version-check "$(grep '^uv==' requirements.txt)" \
    || fail "pip no ha podido instalar uv. ¿Hay conexión con PyPI (o con su espejo)?"
.venv/bin/uv pip install --quiet --compile-bytecode --python .venv/bin/python -r requirements.txt \
    || fail "no se han podido instalar los paquetes de requirements.txt. ¿Hay conexión con PyPI (o con su espejo)?"
.venv/bin/uv pip install --quiet --python .venv/bin/python --no-deps --editable . \
    || fail "no se ha podido instalar optlib desde este directorio."
.venv/bin/npm ci --silent --no-audit --no-fund --ignore-scripts \
    || fail "npm no ha podido instalar lo que fija package-lock.json. ¿Hay conexión con el registro de npm (o con su espejo)?"
.venv/bin/python tools/picture_fonts.py \
    || fail "no se ha podido preparar la letra de las imágenes."
touch .venv/.listo

@echo off
rem Las ordenes del curso en Windows, las mismas que las del Makefile: "make libro", "make test"; "make" las lista.
rem Con el Python que diga la variable PYTHON; si no, con el de .venv, si ya esta preparado, o con el que haya.
setlocal
cd /d "%~dp0"
set COURSE_PYTHON=
if defined PYTHON set COURSE_PYTHON="%PYTHON%"
call :try pip .venv\Scripts\python.exe
call :try ensurepip py -3.14
call :try ensurepip py -3.13
call :try ensurepip py -3.12
call :try ensurepip py -3.11
call :try ensurepip python
if not defined COURSE_PYTHON (
    echo Hace falta Python 3.11, 3.12, 3.13 o 3.14: instala uno de python.org, o di su ruta en la variable PYTHON. 1>&2
    exit /b 1
)
%COURSE_PYTHON% tools\orders.py %*
exit /b %ERRORLEVEL%

:try
if defined COURSE_PYTHON exit /b 0
%2 %3 -c "import sys, %1; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if not errorlevel 1 set COURSE_PYTHON=%2 %3
exit /b 0

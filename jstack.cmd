@echo off
rem Starts jstack from its build; the first time it builds (runner\target\launch), as ./jstack does elsewhere.
setlocal EnableExtensions EnableDelayedExpansion
set "ROOT=%~dp0"
if "%ROOT:~-1%"=="\" set "ROOT=%ROOT:~0,-1%"
set "LAUNCH=%ROOT%\runner\target\launch"

set "JAVA="
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
if not defined JAVA for %%J in (java.exe) do set "JAVA=%%~$PATH:J"
if not defined JAVA (
  echo error: jstack needs a JDK, version 17 or later; none is in JAVA_HOME or on the PATH 1>&2
  echo   = winget install EclipseAdoptium.Temurin.21.JDK 1>&2
  exit /b 1
)

if exist "%LAUNCH%\lib\jstack-runner-*.jar" goto start
echo jstack builds itself, once ^(about a minute; the log is runner\target\launch\build.log^) 1>&2
if not exist "%LAUNCH%" mkdir "%LAUNCH%" 2>nul
if not exist "%LAUNCH%" (
  echo error: there is no build of jstack here, and %USERNAME% cannot write to %ROOT% 1>&2
  echo   = run jstack version once as the owner of the checkout, or clone it to a folder of your own 1>&2
  exit /b 1
)
set "MAVEN=%ROOT%\mvnw.cmd"
for %%M in (mvn.cmd) do if not "%%~$PATH:M"=="" set "MAVEN=%%~$PATH:M"
call "%MAVEN%" -B -ntp -q -f "%ROOT%\pom.xml" -Pquick -Dmaven.test.skip=true package > "%LAUNCH%\build.log" 2>&1
if errorlevel 1 (
  echo error: the build of jstack failed 1>&2
  echo   = all of it: %LAUNCH%\build.log 1>&2
  exit /b 1
)
xcopy /E /I /Q /Y "%ROOT%\runner\target\jstack\lib" "%LAUNCH%\lib" > nul
call :classpath
"%JAVA%" -XX:ArchiveClassesAtExit="%LAUNCH%\jstack.jsa" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Xlog:disable -cp "!CLASSPATH!" dev.jstack.runner.Training "%LAUNCH%\training" > "%LAUNCH%\training.log" 2>&1

:start
call :classpath
rem A pull hashes gigabytes: only the second compiler knows the processor's own instructions for that.
set "KIND=-XX:TieredStopAtLevel=1"
for %%W in ("%~1" "%~2" "%~3" "%~4" "%~5") do (
  if %%W=="pull" set "KIND=-Xms16m -Xmn4m"
  if %%W=="image" set "KIND=-Xms16m -Xmn4m"
)
"%JAVA%" -Xshare:auto -XX:SharedArchiveFile="%LAUNCH%\jstack.jsa" %KIND% -XX:+UseSerialGC -XX:-UsePerfData -Xlog:disable -Djdk.console=java.base -Djstack.home="%LAUNCH%" -Djstack.launcher="%ROOT%\jstack.cmd" %JSTACK_JAVA_OPTS% -cp "!CLASSPATH!" dev.jstack.runner.Main %*
exit /b %ERRORLEVEL%

:classpath
rem Our own jars first, in a fixed order: the class archive is valid for exactly this class path.
set "CLASSPATH="
for /f "delims=" %%F in ('dir /b /o:n "%LAUNCH%\lib\jstack-*.jar"') do set "CLASSPATH=!CLASSPATH!;%LAUNCH%\lib\%%F"
for /f "delims=" %%F in ('dir /b /o:n "%LAUNCH%\lib\*.jar"') do set "CLASSPATH=!CLASSPATH!;%LAUNCH%\lib\%%F"
set "CLASSPATH=%CLASSPATH:~1%"
rem A host of another make, for proofs: the tests of the checkout have it (docs/windows-status.md).
if defined JSTACK_NATIVE set "CLASSPATH=%CLASSPATH%;%ROOT%\engine\target\test-classes"
exit /b 0

# Starts jstack in PowerShell. A .cmd would read & ^ % ! in arguments again; here they reach jstack as they are,
# its exit code is $LASTEXITCODE, and what is piped in is its standard input.
$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$launch = Join-Path $root 'runner\target\launch'
$lib = Join-Path $launch 'lib'

if (-not (Test-Path (Join-Path $lib 'jstack-runner-*.jar'))) {
  & (Join-Path $root 'jstack.cmd') version | Out-Null # builds, once
  if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

$java = 'java.exe'
if ($env:JAVA_HOME -and (Test-Path (Join-Path $env:JAVA_HOME 'bin\java.exe'))) {
  $java = Join-Path $env:JAVA_HOME 'bin\java.exe'
} elseif (-not (Get-Command java.exe -CommandType Application -ErrorAction SilentlyContinue)) {
  [Console]::Error.WriteLine('error: jstack needs a JDK, version 17 or later; none is in JAVA_HOME or on the PATH')
  [Console]::Error.WriteLine('  = winget install EclipseAdoptium.Temurin.21.JDK')
  exit 1
}

# In the order of jstack.cmd: the class archive is valid for exactly this class path.
$jars = @(Get-ChildItem (Join-Path $lib 'jstack-*.jar') | Sort-Object Name) +
        @(Get-ChildItem (Join-Path $lib '*.jar') | Sort-Object Name)
$words = @('-Xshare:auto', "-XX:SharedArchiveFile=$(Join-Path $launch 'jstack.jsa')", '-XX:TieredStopAtLevel=1',
  '-XX:+UseSerialGC', '-XX:-UsePerfData', '-Xlog:disable', '-Djdk.console=java.base', "-Djstack.home=$launch",
  "-Djstack.launcher=$(Join-Path $root 'jstack.cmd')")
if ($env:JSTACK_JAVA_OPTS) { $words += $env:JSTACK_JAVA_OPTS.Trim() -split '\s+' }
$words += @('-cp', ($jars.FullName -join ';'), 'dev.jstack.runner.Main')

# Before 7.3, PowerShell puts no backslash before quotes and drops empty arguments (about_Parsing).
$plain = $PSVersionTable.PSVersion -lt [version]'7.3' -or $PSNativeCommandArgumentPassing -eq 'Legacy'
foreach ($word in $args) {
  $text = [string]$word
  if ($plain) {
    if ($text -eq '') { $text = '""' }
    else {
      $text = $text -replace '(\\*)"', '$1$1\"'
      if ($text -match '\s') { $text = $text -replace '(\\+)$', '$1$1' }
    }
  }
  $words += $text
}

$ErrorActionPreference = 'Continue' # what jstack tells on standard error is no error of PowerShell
$encoding = [Console]::OutputEncoding
try {
  [Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false
  if ($MyInvocation.ExpectingInput) { $input | & $java @words } else { & $java @words }
} finally {
  [Console]::OutputEncoding = $encoding
}
exit $LASTEXITCODE

# Tries jstack on a Windows host and prints a report to send back. Elevated PowerShell, in a checkout:
#   powershell -ExecutionPolicy Bypass -File docs\windows-smoke.ps1
# It pulls nanoserver, starts and removes one container under each isolation mode, and touches nothing else.
$ErrorActionPreference = 'Continue'
$jstack = Join-Path $PSScriptRoot '..\jstack.cmd'
$work = Join-Path $env:TEMP "jstack-smoke-$PID"
New-Item -ItemType Directory -Force $work | Out-Null
$results = @()

function Step([string] $name, [scriptblock] $action) {
  $output = (& $action 2>&1 | Out-String).Trim()
  $ok = $LASTEXITCODE -eq 0
  $script:results += [pscustomobject]@{ step = $name; ok = $ok; exit = $LASTEXITCODE; output = $output }
  Write-Host ("{0}  {1}" -f $(if ($ok) { 'ok  ' } else { 'FAIL' }), $name)
}

$build = [Environment]::OSVersion.Version.Build
$tag = switch ($build) { { $_ -ge 26100 } { 'ltsc2025'; break } { $_ -ge 20348 } { 'ltsc2022'; break } default { 'ltsc2019' } }
function Stack([string] $isolation) {
  $file = Join-Path $work "$isolation.yaml"
  @"
name: smoke-$isolation
services:
  ping:
    image: mcr.microsoft.com/windows/nanoserver:$tag
    isolation: $isolation
    command: ping -t 127.0.0.1
    ports: ["18080:80"]
    volumes: ["data:C:\\data"]
volumes:
  data:
"@ | Set-Content -Encoding ASCII $file
  $file
}

Step 'version' { & $jstack version }
Step 'doctor' { & $jstack doctor }
foreach ($isolation in 'process', 'hyperv') {
  $file = Stack $isolation
  Step "$isolation plan"       { & $jstack plan -f $file }
  Step "$isolation up"         { & $jstack up -d --wait -f $file }
  Step "$isolation ps"         { & $jstack ps -f $file }
  Step "$isolation top"        { & $jstack top -f $file }
  Step "$isolation exec"       { & $jstack -f $file exec -T ping cmd /c "echo written > C:\data\x && type C:\data\x" }
  Step "$isolation logs"       { & $jstack -f $file logs -n 5 }
  Step "$isolation empty plan" { & $jstack plan --detailed-exitcode -f $file }
  Step "$isolation stop"       { & $jstack stop -f $file }
  Step "$isolation start"      { & $jstack start -f $file }
  Step "$isolation down"       { & $jstack down -v -f $file }
}
Step 'nothing is left' { & $jstack ls --format json }
Remove-Item -Recurse -Force $work

$report = [pscustomobject]@{
  os      = (Get-CimInstance Win32_OperatingSystem).Caption
  version = (Get-ItemProperty 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion' | ForEach-Object { "$($_.CurrentBuild).$($_.UBR)" })
  steps   = $results
}
"---- report ----"
$report | ConvertTo-Json -Depth 4

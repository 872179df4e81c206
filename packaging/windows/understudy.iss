; The installer for Windows, for one user and without an administrator: iscc /DVersion=0.1.0 packaging\windows\understudy.iss
; Needs dist\understudy (bundle.py) and dist\icons (icons.py). Inno Setup 6.
#ifndef Version
  #error Name the version: /DVersion=0.1.0
#endif

[Setup]
AppId={{8C2B1B0E-6F1B-4A1D-9C58-0B5F1F4B7E21}
AppName=Understudy
AppVersion={#Version}
AppPublisher=The Understudy developers
AppPublisherURL=https://github.com/understudy/understudy
DefaultDirName={localappdata}\Programs\Understudy
DefaultGroupName=Understudy
DisableProgramGroupPage=yes
DisableDirPage=auto
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=understudy-{#Version}-windows
SetupIconFile=..\..\dist\icons\understudy.ico
UninstallDisplayIcon={app}\understudy.exe
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes
CloseApplications=yes
RestartApplications=no

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[InstallDelete]
; what an older version brought and this one does not
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\dist\understudy\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion
Source: "..\..\dist\icons\profile.ico"; DestDir: "{app}"; Flags: ignoreversion

[Icons]
Name: "{userprograms}\Understudy"; Filename: "{app}\understudy.exe"; AppUserModelID: "io.github.understudy.Understudy"

[Registry]
Root: HKCU; Subkey: "Software\Classes\.understudy"; ValueType: string; ValueData: "Understudy.Profile"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\Understudy.Profile"; ValueType: string; ValueData: "Understudy profile"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\Understudy.Profile\DefaultIcon"; ValueType: string; ValueData: "{app}\profile.ico"
Root: HKCU; Subkey: "Software\Classes\Understudy.Profile\shell\open\command"; ValueType: string; ValueData: """{app}\understudy.exe"" ""%1"""

[Run]
Filename: "{app}\understudy.exe"; Description: "{cm:LaunchProgram,Understudy}"; Flags: nowait postinstall skipifsilent

; Conversations, profiles and keys are the user's: removing the program leaves them where they are.

package dev.jstack.schema.validate;

import dev.jstack.diagnostic.DiagnosticCode;
import dev.jstack.diagnostic.DiagnosticPage;

/** What a Windows host cannot do, or does otherwise than the file says. */
public enum MeaningCode implements DiagnosticCode {
  REFUSED(
      "JS2301",
      "the attribute cannot be carried out on Windows",
      "Windows has nothing that could carry the attribute out, and a stack that runs without it"
          + " would not be what the file says. So it is refused before anything is made.",
      "Do as the message says, or remove the attribute."),
  IGNORED(
      "JS2302",
      "the attribute has no effect on Windows",
      "The attribute is about the Linux kernel or about another orchestrator. Leaving it out does not"
          + " change what the service does.",
      "Remove it, or leave it for other programs that read the file."),
  ISOLATION(
      "JS2310",
      "not an isolation that Windows has",
      "Windows isolates a container as processes of the host (`process`) or in a virtual machine of"
          + " its own (`hyperv`).",
      "Write `process`, `hyperv` or `default`."),
  PLATFORM(
      "JS2311",
      "the platform cannot run on a Windows host",
      "A Windows host runs Windows containers.",
      "Use a Windows image, or remove `platform`. The local host runs Linux images when `platform`"
          + " is left away."),
  NETWORK_MODE(
      "JS2312",
      "the network mode does not exist for Windows containers",
      "A Windows container has a network namespace of its own or shares that of another container"
          + " with process isolation; it never has the host's.",
      "Publish ports instead, or use `service:NAME`."),
  DRIVER(
      "JS2313",
      "the driver is not available",
      "Drivers of Linux engines do not exist on Windows, and plug-ins need a Docker engine.",
      "Leave `driver` away, or use one that the message names."),
  NAMES_DIFFER_BY_CASE(
      "JS2314",
      "two names differ by case only",
      "Windows does not tell upper from lower case in names of hosts, networks and variables.",
      "Rename one of them."),
  USER(
      "JS2315",
      "users of Windows are names",
      "Windows has accounts, not numbers, and no group is given beside the account.",
      "Write a name such as ContainerUser, or remove `user`."),
  HOSTNAME(
      "JS2316",
      "not a name for a computer",
      "A host name has at most 63 letters, digits and dashes (RFC 1123). Windows cuts its NetBIOS"
          + " form at 15.",
      "Choose another name."),
  STOP_SIGNAL(
      "JS2317",
      "Windows has no such signal",
      "A Windows container can be asked to shut down, be sent Ctrl-C, Ctrl-Break, close or logoff,"
          + " or be ended at once.",
      "Use SIGTERM, SIGINT, SIGQUIT, CTRLBREAK, CTRLCLOSE, CTRLLOGOFF or SIGKILL."),
  SECURITY_OPTION(
      "JS2318",
      "the security option does not exist on Windows",
      "Windows containers take one security option: a credential spec.",
      "Remove it, or write `credentialspec=file://NAME`."),
  TARGET(
      "JS2319",
      "the path cannot be a mount target on Windows",
      "A target is a directory on a drive, such as C:\\data, or another drive letter; never the"
          + " system drive itself. Windows names cannot hold : * ? \" < > |.",
      "Choose another target."),
  PIPE(
      "JS2320",
      "not a named pipe on both sides",
      "A pipe is called \\\\.\\pipe\\NAME, outside and inside, and cannot be read-only.",
      "Write \\\\.\\pipe\\NAME on both sides."),
  PROTOCOL(
      "JS2321",
      "Windows publishes tcp and udp only",
      "The NAT of Windows maps these two protocols.",
      "Use tcp or udp."),
  PORTS_WITHOUT_NETWORK(
      "JS2322",
      "ports cannot be published here",
      "A service without a network of its own has no address that a port could lead to.",
      "Declare the ports on the service or namespace that owns the network."),
  HYPERV(
      "JS2323",
      "not possible with hyperv isolation",
      "A container in a virtual machine has its own kernel, its own devices and its own network"
          + " stack.",
      "Use process isolation for this service."),
  DEVICE(
      "JS2324",
      "not a device of Windows",
      "Devices are given by interface class (`class/<GUID>`) or by `IDType://ID`; paths such as"
          + " /dev/x are devices of Linux.",
      "Write class/<GUID>. The GUIDs are in docs/stack-file.md."),
  CPU(
      "JS2325",
      "two bounds on processors of which one counts",
      "The Host Compute Service takes one of count, maximum and weight.",
      "Keep one of cpus, cpu_count, cpu_percent, cpu_shares."),
  CONSTRAINT(
      "JS2326",
      "no Windows host fulfils the constraint",
      "The stack runs on one Windows host.",
      "Remove the constraint."),
  FOREIGN_TARGET(
      "JS2327",
      "the target has no drive",
      "/data means C:\\data in a Windows container. Mostly such a file was made for Linux.",
      "Write C:\\data if that is meant."),
  IPV6(
      "JS2328",
      "NAT networks of Windows have no IPv6",
      "Ports are published on IPv4 addresses.",
      "Use an IPv4 address, or leave it away."),
  SAME_VARIABLE(
      "JS2329",
      "two variables differ by case only",
      "Windows does not tell `Path` from `PATH`: the later one wins.",
      "Keep one of them."),
  LONG_VARIABLE(
      "JS2340",
      "a variable is longer than Windows allows",
      "The value of an environment variable has at most 32 767 characters on Windows; a process with"
          + " a longer one cannot be started.",
      "Hand the text over as a file: a config or a secret."),
  QUICK_PROBE(
      "JS2330",
      "the health check runs very often",
      "Starting a process in a Windows container takes some tenths of a second.",
      "Choose an interval of 5s or more."),
  ROOM_FOR_TWO(
      "JS2331",
      "start-first needs something twice",
      "With `order: start-first` the new container of a replica starts while the old one still runs."
          + " A port of the host, a fixed address and a shared network cannot be had by both.",
      "Use stop-first, or let the host choose the port, leave the address out, and share no network."),
  UNKNOWN_WORD(
      "JS2333",
      "not a value that means something",
      "The format leaves the text open, so that every Compose tool reads the file, but nothing carries"
          + " this one out.",
      "Write one of the values that the message names."),
  FOREIGN_CONTAINER(
      "JS2334",
      "not a container that jstack made",
      "Containers of other programs are neither looked into nor borrowed from.",
      "Name a service of the stack."),
  SPEC_FOLDER(
      "JS2335",
      "a credential spec outside its folder",
      "Windows reads credential specs of files from one folder of the host, CredentialSpecs; its"
          + " access list protects what accounts are used for.",
      "Put the file there and write its name alone."),
  OVERLAP(
      "JS2336",
      "two networks have addresses in common",
      "An address of both would lead to one of them only; HNS refuses the second network.",
      "Give them ranges apart from each other, or leave the ranges away."),
  ENDLESS_JOB(
      "JS2337",
      "a job that would never be done",
      "A job (`deploy.mode: replicated-job` or `global-job`) runs until it ends with code 0. A policy"
          + " that starts it again whatever the code never lets it be done.",
      "Leave the policy away, or write `on-failure`."),
  NO_REFERENCE(
      "JS2338",
      "not a reference of an image",
      "An image is named by registry, path, tag and digest; paths are in lower case, and a tag has no"
          + " colon and no blank.",
      "Write [registry/]path[:tag][@digest]."),
  ALL_ADDRESSES(
      "JS2339",
      "Windows publishes ports on all addresses",
      "HNS takes no address of the host for a published port, so a plan for a Windows host refuses"
          + " one. The local host publishes on it.",
      "Leave the address away; to keep others out, use a rule of the firewall."),
  VOLUME_NAME(
      "JS2332",
      "not a name for a volume on Windows",
      "CON, PRN, AUX, NUL, COM1 … LPT9 are devices of Windows, whatever the directory.",
      "Choose another name.");

  private final DiagnosticPage page;

  MeaningCode(String code, String title, String cause, String cure) {
    this.page = new DiagnosticPage(code, title, cause, cure);
  }

  @Override
  public DiagnosticPage page() {
    return page;
  }
}

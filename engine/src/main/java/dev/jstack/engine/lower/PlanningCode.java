package dev.jstack.engine.lower;

import dev.jstack.diagnostic.DiagnosticCode;
import dev.jstack.diagnostic.DiagnosticPage;

/** What planning a stack against a host can find. */
public enum PlanningCode implements DiagnosticCode {
  IMAGE_NOT_HERE(
      "JS3001",
      "an image is not on this machine",
      "Planning needs an image's configuration and layers. The image was never pulled, or no"
          + " variant of it fits this host.",
      "Pull it (jstack pull), or check its name and tag."),
  IMAGE_FOR_OTHER_SYSTEM(
      "JS3002",
      "an image is made for another system",
      "Windows hosts run Windows images; the local host runs Linux images and the reserved image"
          + " host. Neither can run the other's programs.",
      "Use an image for this system, plan with --target for the host that is meant, or set image:"
          + " host with a command of this machine."),
  NOTHING_TO_RUN(
      "JS3003",
      "a service has nothing to run",
      "Neither the service nor its image has an entrypoint or a command.",
      "Give the service a command."),
  COMMAND_LINE(
      "JS3004",
      "a command cannot be a Windows command line",
      "A command line holds at most 32 767 characters, no zero character, and no quote in the"
          + " program's name.",
      "Put the long part into a file or a script of the image."),
  ISOLATION(
      "JS3010",
      "no isolation fits",
      "With process isolation an image must fit the host's build; with hyperv isolation it must not"
          + " be newer than the host, and the hypervisor must run.",
      "Use an image tag that fits, or the other isolation."),
  ISOLATION_CHANGED(
      "JS3011",
      "default isolation is not what it usually is",
      "The host's default isolation cannot run the image, the other one can.",
      "Write isolation: hyperv to say that this is meant, or use an image of the host's build."),
  ONLY_PROCESS(
      "JS3012",
      "hyperv isolation cannot do this",
      "Devices and shared network namespaces need the host's own kernel: a utility virtual machine"
          + " has neither.",
      "Use isolation: process for the service."),
  PORT_TAKEN(
      "JS3020",
      "two services publish the same port",
      "A port of the host leads to one container.",
      "Publish another port for one of them."),
  PORT_REPLICAS(
      "JS3021",
      "a published port does not suffice for all replicas",
      "Each replica needs a port of its own on the host.",
      "Publish a range with a port for each replica, leave the published port out, or use one"
          + " replica."),
  PORT_ADDRESS(
      "JS3022",
      "a port is published on one address only",
      "NAT networks of Windows publish a port on all addresses of the host. To ignore the address"
          + " would open the port to more than was asked for.",
      "Leave the address out and restrict it with a firewall rule."),
  NO_UTILITY_VM(
      "JS3013",
      "an image holds no virtual machine",
      "Hyperv isolation boots the system in the UtilityVM folder of an image's base layer. Images"
          + " made for process isolation alone, and layers that were imported without it, have none.",
      "Pull the image again, or set isolation: process where host and image are of one build."),
  PORT_HELD(
      "JS3024",
      "a published port is taken on the host",
      "A program listens there, another stack or network maps it, or the system keeps it: WinNAT"
          + " and Hyper-V exclude ranges of ports, which change at each start of the machine.",
      "Publish another port, or stop what holds it."),
  PORT_WITHOUT_NETWORK(
      "JS3023",
      "a port cannot be published here",
      "Published ports belong to a network namespace with an endpoint on a NAT or l2bridge network:"
          + " not to none, and not to the service that joins another one's namespace. Containers of"
          + " transparent networks are on the LAN themselves.",
      "Publish the port on the service or namespace that owns the network, or change the driver."),
  NETWORK_DRIVER(
      "JS3030",
      "a network driver cannot be had",
      "Host Compute Network has NAT, transparent, l2bridge, l2tunnel, ICS, internal and private"
          + " networks; overlay needs several hosts. An internal network has no driver that leads"
          + " outside. The local host has bridges, which stand in for all of them.",
      "Leave the driver out, or use nat."),
  SECOND_NETWORK(
      "JS3031",
      "a network of its own is made",
      "All stacks share one NAT network, for hosts with two NAT networks and published ports have"
          + " been seen to hang. A driver or an address range makes a network of its own all the"
          + " same.",
      "Leave driver and ipam out unless they are needed."),
  EXTERNAL_NETWORK(
      "JS3032",
      "an external network is not there",
      "External networks are looked up by name, then by id, and never made.",
      "Create it, correct its name, or leave external out."),
  ADDRESS(
      "JS3033",
      "a fixed address cannot be given",
      "A fixed IP address must lie in the network's own range and be free, a fixed MAC address is that"
          + " of one adapter; both are for one replica.",
      "Give the network an ipam subnet that holds the address, and the service one replica."),
  ADDRESSES_EXHAUSTED(
      "JS3034",
      "no address is left",
      "The range of the network is full.",
      "Take down stacks that are not needed, or give the network a larger range."),
  SUBNET(
      "JS3035",
      "an address range cannot be used",
      "A network takes one IPv4 range in CIDR form without host bits, not longer than /30, that"
          + " overlaps no other; its gateway lies inside.",
      "Write it like 10.5.0.0/24 and keep clear of the networks that are there."),
  NETWORK_OPTION(
      "JS3036",
      "an option of a network driver cannot be had",
      "Only options of com.docker.network.windowsshim. that mean something to Host Compute Network"
          + " are taken: networkname, interface, vlanid, vsid, dnsservers, dnssuffix, macpool,"
          + " sourcemac, disableicc, disable_dns, disable_gatewaydns, enable_outboundnat,"
          + " outboundnat_exceptions and hnsid.",
      "Leave the option out."),
  NETWORK_OPTION_VALUE(
      "JS3039",
      "the value of a driver's option cannot be used",
      "Options of network drivers are texts, and each is read as what Host Compute Network takes for"
          + " it: numbers, MAC addresses, ranges in CIDR form, true or false.",
      "Write the value in the form that the message names."),
  EXTERNAL_ASSUMED(
      "JS3037",
      "something external is taken to be there",
      "The plan is made without the host, so nobody can look.",
      "Check on the host that it is there."),
  NAMESPACE(
      "JS3040",
      "a network namespace cannot be shared like this",
      "A service joins the namespace of one replica: the owner has one replica or as many as the"
          + " one that joins, both use process isolation, and no one joins itself.",
      "Give both services the same number of replicas, or the owner one."),
  NOTHING_PROBES(
      "JS3043",
      "a service waits for the health of one that nothing probes",
      "`condition: service_healthy` needs a healthcheck, of the service or of its image; this image"
          + " brings none, so the wait would never end.",
      "Give the service a healthcheck, or wait for service_started."),
  EXTERNAL_LINK(
      "JS3041",
      "an external link leads to no container",
      "external_links name containers of stacks that jstack runs on this host, by container_name, by"
          + " stack, service and number (shop-db-1), or by the id of the compute system. Containers"
          + " that Docker runs are not jstack's to look into.",
      "Start the other stack first, or correct the name; jstack ls and jstack ps show what there is."),
  NO_COMMON_NETWORK(
      "JS3042",
      "an external link leads to a container that cannot be reached",
      "Both containers must be on one network of the host. Plain networks of all stacks are carried"
          + " by one; a network with a driver, an address range or options of its own is another, as"
          + " is an external one.",
      "Put both services on one external network, or take driver, ipam and options off."),
  MOUNT_TARGET(
      "JS3050",
      "a mount's target is no place for it",
      "A target is an absolute path below a drive, not the system drive itself; a pipe goes to a"
          + " pipe.",
      "Write it like C:\\data, or \\\\.\\pipe\\name for a pipe."),
  MOUNT_TWICE(
      "JS3051",
      "two mounts have one target",
      "Paths of Windows ignore case and the kind of slash.",
      "Remove one of them."),
  VOLUME_NAME(
      "JS3053",
      "a volume cannot have this name",
      "Volumes are directories of the host: their names are file names, and Windows reserves some.",
      "Use letters, digits, dots, dashes and underscores."),
  EXTERNAL_VOLUME(
      "JS3054",
      "an external volume is not there",
      "External volumes are never made.",
      "Create it (jstack volume create), correct its name, or leave external out."),
  STAND_IN(
      "JS3057",
      "a directory stands in for one of a Windows host",
      "The local host has no drives and no shares. So that stacks for Windows run here, a directory"
          + " below the state root takes the place; it is made when it is not there, and kept.",
      "Put the files there that the service needs, or write a path below the stack file, such as ./data."),
  MOUNT_SOURCE(
      "JS3055",
      "the source of a bind mount is not absolute",
      "The source is left relative, or starts with ~ and no home directory is known.",
      "Write the whole path, or one that starts with ./ and lies beside the stack file."),
  SHARE(
      "JS3056",
      "a bind mount of a share",
      "Windows opens the share with the rights of the host, not of the one who runs jstack; process"
          + " isolation wants a global mapping of it.",
      "New-SmbGlobalMapping -RemotePath \\\\SERVER\\SHARE on the host, once."),
  FILE_UNREADABLE(
      "JS3060",
      "a secret or config cannot be read",
      "Its content goes into the container when that is made.",
      "Check the path and its permissions."),
  FILE_EXTERNAL(
      "JS3061",
      "an external secret or config is not there",
      "jstack keeps external secrets and configs below its state root, each state root its own.",
      "Create it (jstack external create secret NAME FILE), correct its name, or give it a file."),
  CREDENTIAL_SPEC(
      "JS3063",
      "a credential spec cannot be used",
      "A gMSA credential spec is a JSON document with the ActiveDirectory plugin, a domain and at"
          + " least one group managed service account.",
      "Make it with the CredentialSpec PowerShell module, and check its name."),
  LIMIT(
      "JS3070",
      "a limit is out of range",
      "cpus lies between 0.01 and the processors of the host, memory is at least 1 MiB, weights go"
          + " from 1 to 10000.",
      "Choose a value that the host can give."),
  LIMIT_DROPPED(
      "JS3071",
      "a limit has no effect",
      "Windows takes one of processor count, weight and share; and no more processors than there"
          + " are.",
      "Keep the one that is meant."),
  TWO_NATS(
      "JS3038",
      "a container on two NAT networks",
      "Each NAT network brings a gateway, and a container has one default route: it leaves through"
          + " one network only, and Windows does not route between two NAT networks.",
      "Keep one of them, or leave driver and ipam out, so that one network of the host carries both."),
  LITTLE_MEMORY(
      "JS3072",
      "little memory for a Windows container",
      "A Windows container runs system processes of its own beside the service, and with hyperv isolation"
          + " a kernel too. Below about 64 MiB, 256 MiB with hyperv, it hardly starts; the figures are"
          + " experience, not a limit of Windows.",
      "Give it more, unless it is known to run with that."),
  DEVICE(
      "JS3080",
      "a device cannot be assigned",
      "Host and image must be of build 17763 or later; devices are named by interface class GUID, or"
          + " from build 18362 on by location path.",
      "Write it like class/5B45201D-F2F2-4F3B-85BB-30FF1F953599."),
  HOST_NAME(
      "JS3090",
      "a host name cannot be used",
      "A host name has at most 63 letters, digits and dashes.",
      "Write letters, digits and dashes, at most 63 of them, or leave it out."),
  STOP_SIGNAL(
      "JS3091",
      "Windows has no such signal",
      "Processes of a container can be sent CtrlC, CtrlBreak, CtrlClose, CtrlLogOff and"
          + " CtrlShutdown; SIGTERM and SIGQUIT mean CtrlShutdown, SIGINT means CtrlC, SIGKILL ends"
          + " at once.",
      "Use one of these, or leave stop_signal out."),
  IDLE_OPTION(
      "JS3094",
      "an option of a network or an endpoint does nothing",
      "An option does nothing where its name is not known, or where the network is of a kind that it"
          + " does not apply to. Endpoints know com.docker.endpoint.windowsshim.qospolicies,"
          + " .disable_dns and .disableicc.",
      "Remove the option."),
  NETWORK_NAME(
      "JS3095",
      "a network keeps jstack's name",
      "jstack tells its networks from others by their names on the host, and most networks of a stack"
          + " are carried by one that all stacks share.",
      "Remove `name`. Where stacks are to share a network, make it on the host and write `external:"
          + " true` in each of them.");

  private final DiagnosticPage page;

  PlanningCode(String code, String title, String cause, String cure) {
    this.page = new DiagnosticPage(code, title, cause, cure);
  }

  @Override
  public DiagnosticPage page() {
    return page;
  }
}

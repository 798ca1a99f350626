package dev.jstack.schema.validate;

import dev.jstack.diagnostic.DiagnosticCode;
import dev.jstack.diagnostic.DiagnosticPage;

/** What a stack may get wrong though each attribute alone is right. */
public enum RuleCode implements DiagnosticCode {
  NO_IMAGE(
      "JS2201",
      "the service has neither image nor build",
      "A container starts from an image.",
      "Give the service an `image`."),
  TWO_DOCKERFILES(
      "JS2202",
      "two Dockerfiles for one image",
      "`dockerfile` and `dockerfile_inline` both say how the image is built.",
      "Keep one of them."),
  NETWORKS_AND_MODE(
      "JS2203",
      "network_mode and networks exclude each other",
      "`network_mode` takes the network from elsewhere, so there is nothing to attach `networks` to.",
      "Keep one of them."),
  UNDEFINED(
      "JS2204",
      "a name is used that the stack does not define",
      "A service names a network, volume, secret, config, namespace or service that is not there:"
          + " misspelt, missing, or in a file that was not given. An `extends` brings the service"
          + " over, not what it refers to.",
      "Define it at the top level, or correct the name."),
  INACTIVE(
      "JS2205",
      "a service needs one that no active profile switches on",
      "The service that is needed has `profiles`, and none of them is active.",
      "Switch the profile on, give both the same profile, or write `required: false`."),
  CYCLE(
      "JS2206",
      "services wait for each other in a circle",
      "Each service of the circle starts after another one of it, so none can start. `links`,"
          + " `volumes_from` and `network_mode: service:x` count as dependencies.",
      "Take one of the dependencies out."),
  BAD_HEALTHCHECK(
      "JS2207",
      "the test of a health check begins with an unknown word",
      "In a list the first item says how the rest is run.",
      "Begin the list with CMD (as it is), CMD-SHELL (by a shell) or NONE (no check); or write one"
          + " text, which a shell runs."),
  TWO_ANSWERS(
      "JS2208",
      "two attributes that mean the same have different values",
      "Some attributes exist twice, on the service and under `deploy`, for historical reasons.",
      "Keep one of the two, or give both the same value."),
  NEGATIVE(
      "JS2209",
      "a number of replicas is below zero",
      "There can be no fewer than none.",
      "Give 0 or more."),
  FIXED_NAME(
      "JS2210",
      "several replicas would have the same container name",
      "`container_name` is one name, and names are unique on a host.",
      "Remove `container_name`, or keep one replica."),
  SAME_TARGET(
      "JS2211",
      "two mounts have the same target",
      "One place inside the container can show one thing. Windows does not tell C:\\Data from"
          + " c:/data.",
      "Give one of them another target."),
  NO_SOURCE(
      "JS2212",
      "a mount has no source",
      "A bind mount or pipe shows something of the host, and it is not said what.",
      "Give `source`."),
  SOURCES(
      "JS2213",
      "a secret, config or credential spec needs exactly one source",
      "Its content comes from one place: a file, a variable, the stack file itself, or a store.",
      "Keep one of `file`, `environment`, `content` (configs), `external`; for a credential spec one"
          + " of `file`, `registry`, `config`."),
  EXTERNAL(
      "JS2214",
      "an external element is described",
      "`external: true` says that somebody else made it, so nothing but its name counts here."
          + " Of a volume it is an error, as with docker compose.",
      "Remove the other attributes, or `external`."),
  BAD_ADDRESS(
      "JS2215",
      "not an IP address or address range",
      "The attribute takes an address such as 10.0.0.1, or a range such as 10.0.0.0/24.",
      "Write it in that form."),
  BAD_PORT(
      "JS2216",
      "not a port that can be published",
      "Ports are numbers from 1 to 65535.",
      "Give a number of that range."),
  SAME_PORT(
      "JS2217",
      "a port of the host is published twice",
      "Two services, or two replicas of one, cannot listen on one address, port and protocol.",
      "Publish another port; for replicas give a range such as 8080-8089, or leave the host's port"
          + " away and let it be chosen."),
  SAME_ADDRESS(
      "JS2218",
      "two services have the same fixed address",
      "An address belongs to one endpoint of a network.",
      "Give one of them another `ipv4_address`."),
  OUTSIDE_SUBNET(
      "JS2219",
      "an address lies outside of its network's ranges",
      "A fixed address or a gateway must lie in a `subnet` of the network.",
      "Give the network a `subnet` that holds it, or choose another address."),
  DEVICE_COUNT(
      "JS2220",
      "count and device_ids exclude each other",
      "One says how many devices, the other says which.",
      "Keep one of them."),
  WATCH_TARGET(
      "JS2221",
      "a watch that syncs needs a target",
      "Files go somewhere inside the container.",
      "Give `target`."),
  NO_HEALTH(
      "JS2222",
      "a service waits for the health of one that has no health check",
      "`condition: service_healthy` is never true when nothing probes the health. The image may bring"
          + " a health check of its own; then it is known only when the image is there.",
      "Give the other service a `healthcheck`, or wait for `service_started`."),
  RESERVED_LABEL(
      "JS2223",
      "a label of a reserved name",
      "Labels that begin with `com.docker.compose` are written by the program that runs the stack.",
      "Use another name."),
  SAME_NAME(
      "JS2224",
      "two services have the same container name",
      "`container_name` is one name, and names are unique on a host.",
      "Give one of them another name, or remove it."),
  NO_REFRESH(
      "JS2225",
      "a time to refresh is not heeded",
      "`pull_refresh_after` belongs to `pull_policy: refresh`; the other policies say themselves when a"
          + " registry is asked.",
      "Write `pull_policy: refresh`, or remove `pull_refresh_after`."),
  NO_TARGET(
      "JS2226",
      "a mount has no target",
      "The long form of a mount names the place inside the container that it is seen at.",
      "Give `target`."),
  BUILD_PLATFORM(
      "JS2227",
      "a service runs on a platform that it is not built for",
      "`build.platforms` lists what is built, and `platform` is not among it.",
      "Add the platform to `build.platforms`, or remove one of the two."),
  NO_TEXT(
      "JS2228",
      "an option of storage is a list or a mapping",
      "Values of `storage_opt` are texts such as `size: 40GB`.",
      "Write a text."),
  BESIDE_PROVIDER(
      "JS2229",
      "an attribute beside a provider is not heeded",
      "A service with a `provider` is no container: a program of the machine brings it.",
      "Remove the attribute, or the provider.");

  private final DiagnosticPage page;

  RuleCode(String code, String title, String cause, String cure) {
    this.page = new DiagnosticPage(code, title, cause, cure);
  }

  @Override
  public DiagnosticPage page() {
    return page;
  }
}

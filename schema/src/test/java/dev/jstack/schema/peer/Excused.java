package dev.jstack.schema.peer;

import java.util.List;
import java.util.regex.Pattern;

/** Differences from docker compose that are meant; docs/conformance.md gives the reasons. */
final class Excused {
  private static final List<Pattern> PATTERNS =
      List.of(
          // Defaults and synonyms, spelled out where a switch leaves the rest alone.
          Pattern.compile("\\.env_file\\[\\d]\\.required: peer null, ours true"),
          Pattern.compile("\\.pull_policy: peer if_not_present, ours missing"),
          // The name of an external network comes of a variable that is not set.
          Pattern.compile("^\\.networks\\.azdo_network\\.name: peer null"),
          // A key of a mapping of the user's is his, even when it begins with x-.
          Pattern.compile("\\.#extensions: peer"),
          // Several addresses in one text are several, in the mapping as in the list.
          Pattern.compile("\\.extra_hosts: peer"),
          // A variable of `.env` in capitals is found on every host, there on Windows only.
          Pattern.compile("\\.build\\.args\\.BASE_IMAGE: peer \\S+-, ours \\S+-ltsc2019"),
          // The text of a variable is kept as it is written.
          Pattern.compile(
              "\\.environment\\.[A-F]: peer .*, ours (0|1\\.50$|1e3$|1E3$|2001-|\\d{20})"),
          // Its JSON form of these has Go's names, or leaves them out.
          Pattern.compile("^\\.services\\..+\\.blkio_config\\."),
          Pattern.compile(
              "^\\.(services|networks|volumes|secrets|configs)\\..+\\.x-\\w+: peer null"),
          Pattern.compile("^\\.services\\..+\\.develop\\.watch\\[\\d]\\.exec: peer"),
          Pattern.compile("^peer refuses: (?s:.*)json: error calling MarshalJSON"),
          // The default is printed; docker compose takes an empty mapping for it.
          Pattern.compile("\\.bind\\.create_host_path: peer null, ours true"),
          // Cleaned in one file as in several, whatever the switch.
          Pattern.compile("\\.volumes\\[\\d]\\.target: peer (/\\S+)/, ours \\1$"),
          // What must be there is printed, so that it loads again.
          Pattern.compile("\\.devices\\[\\d]\\.capabilities: peer null, ours \\[]"),
          // Number or text, zero or absent: the same on loading.
          Pattern.compile("\\.mem_swappiness: peer 60, ours 60"),
          Pattern.compile("\\.rollback_config\\.delay: peer null, ours 0s"),
          // A scale that stands beside `deploy` is printed where it was written.
          Pattern.compile("\\.deploy\\.replicas: peer \\d, ours null"),
          // Names of a merged hosts file come in the order of the files, theirs sorted.
          Pattern.compile("\\.extra_hosts\\[\\d]: peer"),
          // A fault of a file that a later file mends is no fault of the stack.
          Pattern.compile("^peer refuses: (?s:.*)must be a (string|mapping|boolean)"),
          Pattern.compile("^peer refuses: validating \\S+/a\\.yaml: (?s:.*)value must be one of"),
          // A number in the place of a mapping, or a list as a value, mends nothing.
          Pattern.compile("^we refuse: \\[JS1301 .* over a mapping]"),
          Pattern.compile("^we refuse: \\[JS2101 `environment\\."),
          // A config that only a credential spec uses is used.
          Pattern.compile("^\\.configs: peer null, ours \\{(conf|credspec)"),
          // Its JSON form has no models, and nothing has this attribute.
          Pattern.compile("^\\.models: peer null"),
          Pattern.compile("\\.pull_refresh_after: peer null"),
          Pattern.compile("\\.discrete_resource_spec\\.(kind|value): peer 0?, ours null"),
          // What must be there is printed, empty as it is.
          Pattern.compile("\\.(provider\\.type|model): peer null, ours $"),
          // Secrets with a driver are refused with the other attributes that mean nothing here.
          Pattern.compile("^peer refuses: (?s:.*)must declare either `file` or `environment`"),
          // Who made an external secret or config is not said twice.
          Pattern.compile("^we refuse: \\[JS2213 (secret|config) .* several sources: .*external"),
          Pattern.compile("^we refuse: \\[JS2213 config `\\w+` has no source"),
          // A name twice in a list that stands for a mapping contradicts nothing.
          Pattern.compile(
              "^peer refuses: (?s:.*)(models|depends_on|networks) items at \\d and \\d are equal"),
          // Numbers in quotes are numbers; it cannot read these.
          Pattern.compile(
              "^peer refuses: (?s:.*)blkio_config\\.(weight|weight_device\\[\\d]\\.Weight)' expected type 'uint16'"),
          Pattern.compile("^peer refuses: (?s:.*)build\\.ulimits\\.\\w+: invalid type string"),
          Pattern.compile("^peer refuses: (?s:.*)\\.tmpfs\\.mode' expected type 'uint32'"),
          Pattern.compile(
              "^peer refuses: (?s:.*)(blkio_config\\..*|\\.mem_limit' )invalid size: ''"),
          // What says nothing does not contradict `external`.
          Pattern.compile(
              "^peer refuses: (?s:.*)parameters \"external\" and \"(driver_opts|labels)\" specified"),
          // A group given as number and as text is one; docker compose prints what it then refuses.
          Pattern.compile("\\.group_add(\\[\\d])?: peer"),
          Pattern.compile("^peer refuses: (?s:.*)group_add items at \\d and \\d are equal"),
          // What is empty has its default: docker compose's own output gets it when it is loaded.
          Pattern.compile("\\.ports\\[\\d]\\.(mode|protocol): peer null, ours (ingress|tcp)"),
          Pattern.compile("\\.secrets\\[\\d]\\.target: peer null, ours /run/secrets/"),
          Pattern.compile("\\.build\\.dockerfile: peer null, ours Dockerfile"),
          // A list and a mapping mean the same, also for `!reset` of one of their keys.
          Pattern.compile("^\\.services\\.s\\d\\.environment\\.A: peer .*, ours null"),
          // A platform is built once.
          Pattern.compile("\\.build\\.platforms: peer"),
          // What a service of another profile says does no harm.
          Pattern.compile(
              "^peer refuses: (?s:.*)\"count\" and \"device_ids\" attributes are exclusive"),
          Pattern.compile("^peer refuses: (?s:.*)is missing a target port"),
          Pattern.compile("^peer refuses: (?s:.*)field Source must not be empty"),
          // A key without value means the same in a mapping as in a list.
          Pattern.compile("^\\.services\\.inc\\d?\\.environment\\.[A-F]: peer null"),
          Pattern.compile("^peer refuses: (?s:.*)\\.?storage_opt\\[\\w+]' expected type 'string'"),
          // Its own faults.
          Pattern.compile("^peer refuses: panic: "),
          // It makes the directory of the stack of a source that is empty.
          Pattern.compile("^we refuse: \\[JS2212 service"),
          // `all` is a list, too, and is merged as one.
          Pattern.compile("^peer refuses: (?s:.*)cannot override services\\.\\w+\\.gpus"),
          // A class of devices of Windows is one word, and has no target.
          Pattern.compile("\\.devices\\[\\d]\\.(source|target): peer .*, ours class:"),
          Pattern.compile("^peer refuses: (?s:.*)service device .* is missing a mount target"),
          // A container has one account; docker compose passes one of two on.
          Pattern.compile("^we refuse: \\[JS2213 credential spec .* has several sources"),
          // A deploy section that says nothing of a limit does not contradict it.
          Pattern.compile(
              "^peer refuses: (?s:.*)'(cpus|mem_limit|mem_reservation|pids_limit)' and"));

  private Excused() {}

  static boolean isMeant(String difference) {
    return PATTERNS.stream().anyMatch(pattern -> pattern.matcher(difference).find());
  }
}

package dev.jstack.engine.lower;

import dev.jstack.engine.desired.DesiredEndpoint;
import dev.jstack.engine.desired.FixedConfig;
import dev.jstack.engine.desired.SecretText;
import dev.jstack.engine.digest.ConfigDigest;
import dev.jstack.host.document.hcs.Container.Device;
import dev.jstack.host.document.hcs.ProcessParameters;
import dev.jstack.schema.model.Networking;
import dev.jstack.schema.model.Service;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The digest's input: the allow-list of what cannot change while a container lives. A field at its
 * default is left out, so that a field that a release adds changes no digest of the ones before.
 */
final class FixedFields {
  private final Map<String, String> fields = new LinkedHashMap<>();

  private FixedFields() {}

  static FixedConfig of(
      ServiceChoice choice,
      ProcessParameters process,
      MountPlan mounts,
      List<FilePlan> files,
      List<Device> devices,
      Optional<SecretText> credentialSpec,
      NamespacePlan namespace,
      List<HookChoice> hooks) {
    FixedFields fixed = new FixedFields();
    fixed.image(choice);
    fixed.process(choice, process);
    fixed.fields.putAll(mounts.fields());
    files.forEach(fixed::file);
    fixed.devices(devices);
    credentialSpec.ifPresent(
        spec ->
            fixed.put(
                "credential_spec",
                ConfigDigest.ofContent(spec.reveal().getBytes(StandardCharsets.UTF_8))));
    fixed.network(choice, namespace);
    fixed.storage(choice.service());
    hooks.forEach(hook -> fixed.hook(choice, hook));
    return new FixedConfig(choice.path(), fixed.fields, ConfigDigest.of(fixed.fields));
  }

  private void put(String name, String value) {
    if (!value.isEmpty()) {
      fields.put(name, value);
    }
  }

  private void image(ServiceChoice choice) {
    put("image", choice.image().digest());
    put("isolation", choice.isolation().word());
  }

  private void process(ServiceChoice choice, ProcessParameters process) {
    put("command", process.commandLine().orElse(""));
    put("user", process.user().orElse(""));
    put("working_dir", process.workingDirectory().orElse(""));
    put("tty", process.emulateConsole() ? "true" : "");
    put("stdin_open", choice.service().process().stdinOpen() ? "true" : "");
    process.environment().forEach((name, value) -> fields.put("environment." + name, value));
  }

  private void file(FilePlan file) {
    String kind = file.secret() ? "secrets" : "configs";
    file.targets().forEach(target -> put(kind + "[" + target + "]", file.hash()));
  }

  private void devices(List<Device> devices) {
    StringJoiner ids = new StringJoiner(",");
    devices.forEach(
        d ->
            ids.add(
                d.interfaceClassGuid().or(d::locationPath).orElse("").toLowerCase(Locale.ROOT)));
    put("devices", ids.toString());
  }

  private void network(ServiceChoice choice, NamespacePlan namespace) {
    Networking networking = choice.service().networking();
    put("network", namespace.address().toString());
    for (DesiredEndpoint endpoint : namespace.endpoints()) {
      String name = "networks." + endpoint.address().network();
      put(name, endpoint.network().toString());
      put(name + ".mac_address", endpoint.document().macAddress().orElse(""));
    }
    networking.attachments().stream()
        .filter(a -> a.address().isPresent())
        .forEach(
            a ->
                put(
                    "networks." + a.network() + ".ipv4_address",
                    a.address().get().getHostAddress()));
    put("hostname", networking.hostname().orElse(""));
    put("domainname", networking.domain().orElse(""));
    put("dns", String.join(",", networking.dns()));
    put("dns_search", String.join(",", networking.dnsSearch()));
  }

  /** What runs before the service belongs to it: another one there is another service. */
  private void hook(ServiceChoice owner, HookChoice hook) {
    String name = "pre_start[" + hook.index() + "]";
    String image = hook.choice().image().digest();
    put(name + ".image", image.equals(owner.image().digest()) ? "" : image);
    put(name + ".command", hook.process().commandLine().orElse(""));
    put(name + ".user", hook.hook().run().user().orElse(""));
    put(name + ".working_dir", hook.hook().run().workingDirectory().orElse(""));
    put(name + ".per_replica", hook.hook().perReplica() ? "true" : "");
    hook.hook()
        .run()
        .environment()
        .forEach((key, value) -> fields.put(name + ".environment." + key, value));
  }

  private void storage(Service service) {
    put("storage_opt.size", service.storageSize().map(String::valueOf).orElse(""));
    put("storage.iops", service.limits().iopsMaximum().map(String::valueOf).orElse(""));
    put("storage.bandwidth", service.limits().bandwidthMaximum().map(String::valueOf).orElse(""));
  }
}

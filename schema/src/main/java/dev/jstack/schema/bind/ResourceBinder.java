package dev.jstack.schema.bind;

import dev.jstack.schema.model.FileSource;
import dev.jstack.schema.model.Network;
import dev.jstack.schema.model.Volume;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Top-level networks, volumes, secrets and configs. */
final class ResourceBinder {
  private ResourceBinder() {}

  static Network network(String key, Fields network) {
    return new Network(
        key,
        network.text("name").orElse(key),
        network.text("driver").map(d -> d.toLowerCase(Locale.ROOT)),
        network.map("driver_opts"),
        subnets(network.child("ipam").list("config")),
        network.flag("internal"),
        network.flag("external"),
        network.map("labels"));
  }

  private static List<Network.Subnet> subnets(List<Fields> configs) {
    return configs.stream()
        .filter(config -> config.text("subnet").isPresent())
        .map(
            config ->
                new Network.Subnet(
                    config.text("subnet").orElse(""),
                    config.text("gateway"),
                    config.text("ip_range"),
                    config.map("aux_addresses")))
        .toList();
  }

  static Volume volume(String key, Fields volume) {
    Fields options = volume.child("driver_opts");
    boolean bind = List.of(options.text("o").orElse("").split(",", -1)).contains("bind");
    return new Volume(
        key,
        volume.text("name").orElse(key),
        bind ? options.text("device") : Optional.empty(),
        volume.flag("external"),
        volume.map("labels"));
  }

  static FileSource file(
      String key, Fields source, Function<String, Optional<String>> environment) {
    return new FileSource(
        key,
        source.text("name").orElse(key),
        source.text("file").map(Path::of),
        source.text("content").or(() -> source.text("environment").flatMap(environment)),
        source.flag("external"));
  }
}

package dev.jstack.schema.config;

import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * SHA-256 over a service's canonical JSON, without what changes in place or concerns no container.
 */
final class ServiceHash {
  private static final Set<String> LEFT_OUT =
      Set.of("build", "pull_policy", "scale", "depends_on", "profiles", "develop", "attach");

  private ServiceHash() {}

  static String of(Node service, Order order) {
    Node counted = service instanceof MappingNode mapping ? without(mapping) : service;
    String json = new JsonText(order, false, false).write(counted, null);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static MappingNode without(MappingNode service) {
    List<MappingNode.Entry> kept = new ArrayList<>();
    for (MappingNode.Entry entry : service.entries()) {
      if (entry.key().equals("deploy") && entry.value() instanceof MappingNode deploy) {
        kept.add(new MappingNode.Entry("deploy", entry.keyRange(), withoutReplicas(deploy)));
      } else if (!LEFT_OUT.contains(entry.key())) {
        kept.add(entry);
      }
    }
    return MappingNode.of(kept, service.range());
  }

  private static MappingNode withoutReplicas(MappingNode deploy) {
    List<MappingNode.Entry> kept =
        deploy.entries().stream().filter(entry -> !entry.key().equals("replicas")).toList();
    return MappingNode.of(kept, deploy.range());
  }
}

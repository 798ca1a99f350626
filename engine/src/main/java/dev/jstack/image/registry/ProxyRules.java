package dev.jstack.image.registry;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The proxy variables of the environment: {@code HTTP_PROXY}, {@code HTTPS_PROXY}, {@code
 * NO_PROXY}, in capitals or not.
 *
 * @param http for plain connections
 * @param https for TLS
 * @param except hosts that are reached directly: names, {@code .domain} suffixes, {@code *}
 */
public record ProxyRules(Optional<URI> http, Optional<URI> https, List<String> except) {
  public ProxyRules {
    except = List.copyOf(except);
  }

  static ProxyRules of(Map<String, String> environment) {
    List<String> except =
        variable(environment, "NO_PROXY").stream()
            .flatMap(list -> List.of(list.split(",", -1)).stream())
            .map(entry -> entry.trim().toLowerCase(Locale.ROOT))
            .filter(entry -> !entry.isEmpty())
            .toList();
    return new ProxyRules(
        variable(environment, "HTTP_PROXY").map(ProxyRules::address),
        variable(environment, "HTTPS_PROXY").map(ProxyRules::address),
        except);
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    String lower = environment.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    String value = lower.isEmpty() ? environment.getOrDefault(name, "") : lower;
    return Optional.of(value).filter(text -> !text.isEmpty());
  }

  private static URI address(String text) {
    return URI.create(text.contains("://") ? text : "http://" + text);
  }

  /** The proxy that {@code target} is reached through; loopback never is. */
  Optional<InetSocketAddress> proxyFor(URI target) {
    String host = target.getHost().toLowerCase(Locale.ROOT);
    boolean loopback =
        host.equals("localhost") || host.matches(RegistrySettings.LOOPBACK) || host.equals("[::1]");
    if (loopback || except.stream().anyMatch(entry -> covers(entry, host))) {
      return Optional.empty();
    }
    return (target.getScheme().equals("https") ? https : http)
        .map(proxy -> InetSocketAddress.createUnresolved(proxy.getHost(), port(proxy)));
  }

  private static int port(URI proxy) {
    return proxy.getPort() > 0 ? proxy.getPort() : proxy.getScheme().equals("https") ? 443 : 80;
  }

  private static boolean covers(String entry, String host) {
    String name = entry.replaceFirst(":\\d+$", "");
    String suffix = name.startsWith(".") ? name : "." + name;
    return name.equals("*") || host.equals(name) || host.endsWith(suffix);
  }

  /** The same as the JDK's client wants it. */
  ProxySelector selector() {
    return new ProxySelector() {
      @Override
      public List<Proxy> select(URI target) {
        return List.of(
            proxyFor(target)
                .map(
                    a ->
                        new Proxy(
                            Proxy.Type.HTTP, new InetSocketAddress(a.getHostString(), a.getPort())))
                .orElse(Proxy.NO_PROXY));
      }

      @Override
      public void connectFailed(URI target, SocketAddress address, IOException cause) {
        // The failed connection itself is reported.
      }
    };
  }
}

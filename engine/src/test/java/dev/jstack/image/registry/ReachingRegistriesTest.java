package dev.jstack.image.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which address a registry's name stands for, and through which proxy. */
class ReachingRegistriesTest {
  private static final String FILE =
      """
      {"mirrors": {"docker.io": [{"url": "https://mirror.corp/hub/", "digestOnly": true}]},
       "plainHttp": ["plain.corp", "other.corp:5000"]}""";

  private static List<String> places(String host) {
    RegistrySettings settings = RegistrySettings.of(Optional.of(FILE), Map.of());
    return Endpoint.of(host, settings).stream().map(place -> place.base().toString()).toList();
  }

  @Test
  void plain_http_is_spoken_to_loopback_and_to_hosts_that_are_named_and_to_nobody_else() {
    assertThat(places("registry.corp:5000")).containsExactly("https://registry.corp:5000");
    assertThat(places("localhost:5000")).containsExactly("http://localhost:5000");
    assertThat(places("127.0.0.1:5000")).containsExactly("http://127.0.0.1:5000");
    assertThat(places("127.0.0.1.evil.com")).containsExactly("https://127.0.0.1.evil.com");
    assertThat(places("plain.corp:8080")).containsExactly("http://plain.corp:8080");
    assertThat(places("other.corp:5000")).containsExactly("http://other.corp:5000");
    assertThat(places("other.corp:5001")).containsExactly("https://other.corp:5001");
  }

  @Test
  void a_mirror_comes_before_the_hub_itself_and_may_be_for_digests_only() {
    assertThat(places("docker.io"))
        .containsExactly("https://mirror.corp/hub", "https://registry-1.docker.io");
    RegistrySettings settings = RegistrySettings.of(Optional.of(FILE), Map.of());
    assertThat(Endpoint.of("docker.io", settings))
        .extracting(Endpoint::digestOnly)
        .containsExactly(true, false);
  }

  private static Optional<InetSocketAddress> proxy(Map<String, String> environment, String uri) {
    return ProxyRules.of(environment).proxyFor(URI.create(uri));
  }

  @Test
  void the_variable_of_the_scheme_decides_and_small_letters_win() {
    Map<String, String> both =
        Map.of("HTTP_PROXY", "http://a:3128", "HTTPS_PROXY", "b.corp:8443", "http_proxy", "c:1");
    assertThat(proxy(both, "http://r.corp/v2/"))
        .contains(InetSocketAddress.createUnresolved("c", 1));
    assertThat(proxy(both, "https://r.corp/v2/"))
        .contains(InetSocketAddress.createUnresolved("b.corp", 8443));
    assertThat(proxy(Map.of("HTTP_PROXY", "http://a:3128"), "https://r.corp/v2/")).isEmpty();
  }

  @Test
  void no_proxy_names_hosts_domains_and_everything_and_loopback_needs_no_name() {
    Map<String, String> some =
        Map.of("HTTPS_PROXY", "p:1", "NO_PROXY", "r.corp, .inner.corp,domain.org:443");
    assertThat(proxy(some, "https://r.corp/")).isEmpty();
    assertThat(proxy(some, "https://x.inner.corp/")).isEmpty();
    assertThat(proxy(some, "https://sub.domain.org/")).isEmpty();
    assertThat(proxy(some, "https://mydomain.org/")).isPresent();
    assertThat(proxy(some, "https://127.0.0.1:5000/")).isEmpty();
    assertThat(proxy(Map.of("HTTPS_PROXY", "p:1", "NO_PROXY", "*"), "https://a.b/")).isEmpty();
  }

  @Test
  void a_login_shows_its_secret_to_nobody_who_prints_it() {
    assertThat(new Credentials("anna", "s3cret")).hasToString("anna:***");
    assertThat(new CredentialHelper.Answer("anna", "s3cret").toString()).doesNotContain("s3cret");
    assertThat(
            new DockerConfig.Auth(
                    Optional.of("YTpi"), Optional.of("s3cret"), Optional.empty(), Optional.empty())
                .toString())
        .doesNotContain("s3cret");
  }
}

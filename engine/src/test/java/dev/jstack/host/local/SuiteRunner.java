package dev.jstack.host.local;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the local host's suites in a JVM of its own. */
final class SuiteRunner {
  private SuiteRunner() {}

  public static void main(String[] arguments) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(
                selectClass(LocalHostIT.class),
                selectClass(LocalNetworkIT.class),
                selectClass(LocalServicesIT.class))
            .filters(EngineFilter.includeEngines("junit-jupiter"))
            .build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    listener
        .getSummary()
        .printFailuresTo(
            new PrintWriter(System.out, true, java.nio.charset.StandardCharsets.UTF_8), 8);
    boolean ran = listener.getSummary().getTestsSucceededCount() > 0;
    System.exit(ran && listener.getSummary().getTotalFailureCount() == 0 ? 0 : 1);
  }
}

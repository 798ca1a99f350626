package dev.jstack.runner.command;

import dev.jstack.image.ImagePlatform;
import dev.jstack.image.ImagePlatform.Fit;
import dev.jstack.image.ImageStore;
import dev.jstack.image.select.Selection;
import dev.jstack.runner.view.MatchView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code jstack image match}: which host runs which image of an index, and why none. */
final class ImageMatch {
  private static final List<String> HOSTS =
      List.of("10.0.17763", "10.0.20348", "10.0.22631", "10.0.26100");

  private final Invocation invocation;
  private final ImageStore images;

  ImageMatch(Invocation invocation, ImageStore images) {
    this.invocation = invocation;
    this.images = images;
  }

  void show(String reference) {
    ImagePlatform here = ImageCommand.platform(invocation);
    List<MatchView.Line> lines = new ArrayList<>();
    if (here.os().equals("linux")) {
      lines.add(line(reference, here, "this machine", "-"));
    }
    List<String> hosts = new ArrayList<>(HOSTS);
    here.osVersion().filter(version -> !hosts.contains(version)).ifPresent(hosts::add);
    for (String host : hosts) {
      for (Fit fit : List.of(Fit.PROCESS, Fit.HYPERV)) {
        ImagePlatform windows =
            new ImagePlatform("windows", "amd64", Optional.of(host)).withFit(fit);
        lines.add(
            line(reference, windows, "Windows " + host, fit == Fit.PROCESS ? "process" : "hyperv"));
      }
    }
    if (invocation.arguments().value("format", "table").equals("json")) {
      invocation.console().answer(MatchView.json(reference, lines));
    } else {
      invocation
          .console()
          .answer(
              MatchView.table(
                  lines, invocation.console().outputStyle(), invocation.console().answerColumns()));
    }
  }

  private MatchView.Line line(
      String reference, ImagePlatform platform, String host, String isolation) {
    Selection selection = images.match(reference, platform);
    return new MatchView.Line(host, isolation, selection);
  }
}

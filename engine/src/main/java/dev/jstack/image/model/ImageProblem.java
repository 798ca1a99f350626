package dev.jstack.image.model;

import dev.jstack.diagnostic.DiagnosticCode;
import dev.jstack.diagnostic.DiagnosticPage;

/** Why an image cannot be had. Each has a stable code, a cause and a cure. */
public enum ImageProblem implements DiagnosticCode {
  BAD_REFERENCE(
      "JS5001",
      "not the name of an image",
      "The image name is not a valid reference.",
      "Write [host/]name[:tag][@sha256:…], all lower case."),
  NOT_FOUND(
      "JS5002",
      "the registry has no such image",
      "The registry has no such image.",
      "Check the name and the tag; a private image needs a login."),
  NOT_ALLOWED(
      "JS5003",
      "the registry refuses access",
      "The registry refused access.",
      "Log in: credentials are taken from Docker's config.json."),
  NO_PLATFORM(
      "JS5004",
      "no variant of an image fits the host",
      "No manifest of the image fits this host.",
      "`jstack image match IMAGE` shows what each host can run."),
  UNREACHABLE(
      "JS5005",
      "a registry cannot be reached",
      "The registry could not be reached.",
      "Check name, network, proxy variables and mirrors."),
  CORRUPT(
      "JS5006",
      "what was received is damaged",
      "What was received is not what its digest says.",
      "A proxy or a broken mirror changes data; nothing was kept. Pull past it."),
  STALLED(
      "JS5007",
      "a registry stopped sending",
      "The registry stopped sending.",
      "Pull again: it continues where it stopped."),
  BAD_MANIFEST(
      "JS5008",
      "an image describes itself wrongly",
      "The manifest or the configuration of the image is not usable.",
      "Have the image rebuilt or pushed again with a current tool."),
  UNSAFE_LAYER(
      "JS5009",
      "a layer is dangerous",
      "A layer of the image would write where it must not, or is a bomb.",
      "Do not use this image; nothing of it was kept."),
  BAD_LAYER(
      "JS5010",
      "a layer cannot be read",
      "A layer of the image cannot be read.",
      "Pull again; if it stays, the image was pushed broken."),
  NO_SPACE(
      "JS5011",
      "no room for an image",
      "There is not enough room for the image.",
      "`jstack image prune` frees room."),
  MISSING(
      "JS5012",
      "an image is missing and must not be pulled",
      "The image is not on this machine and the policy forbids a pull.",
      "`jstack pull`, or another `pull_policy`."),
  CANNOT_BUILD(
      "JS5013",
      "an image would have to be built",
      "The image is to be built, and jstack does not build.",
      "Build it elsewhere, push it or `jstack image load` it."),
  BAD_ARCHIVE(
      "JS5014",
      "not an image archive",
      "The file is no image archive.",
      "Give a file of `docker save` or an OCI layout as tar."),
  IN_USE(
      "JS5015",
      "an image is in use",
      "The image is in use.",
      "Take the stack down that uses it, or give --force."),
  NOT_HERE(
      "JS5016",
      "an image is not on this machine",
      "The image is not on this machine.",
      "`jstack image ls` shows what is."),
  STORE(
      "JS5017",
      "the image store does not work",
      "The image store cannot be read or written.",
      "Check disk and rights of the state directory."),
  CREDENTIALS(
      "JS5018",
      "the credentials of registries cannot be read",
      "Docker's configuration or a credential helper does not work.",
      "Check config.json and run the helper by hand."),
  INTERRUPTED(
      "JS5019",
      "a pull was interrupted",
      "The pull was interrupted.",
      "Pull again: it continues where it stopped."),
  PLAIN_HTTP(
      "JS5020",
      "a registry speaks plain http",
      "The registry speaks plain http and is not named as one that may.",
      "Name it under plainHttp in registries.json.");

  private final DiagnosticPage page;

  ImageProblem(String code, String title, String cause, String cure) {
    this.page = new DiagnosticPage(code, title, cause, cure);
  }

  @Override
  public DiagnosticPage page() {
    return page;
  }
}

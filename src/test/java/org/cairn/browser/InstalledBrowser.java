package org.cairn.browser;

import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.impl.driver.Driver;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds a browser of the Chromium family on this machine. Where there is none, obtains one only when {@code CI=true} or
 * {@code -Dbrowser.install} says so: nobody's machine gets software that nobody asked for.
 */
final class InstalledBrowser {

    /** Playwright downloads three browsers by itself unless told otherwise. */
    static final Map<String, String> NO_DOWNLOAD = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

    private static final List<String> COMMANDS = List.of(
            "chromium",
            "chromium-browser",
            "google-chrome-stable",
            "google-chrome",
            "chrome",
            "microsoft-edge-stable",
            "microsoft-edge",
            "msedge");

    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium",
            "/snap/bin/chromium",
            "/opt/google/chrome/chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
            "C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe");

    private InstalledBrowser() {}

    /** @throws IllegalStateException in one line that says what to install */
    static Path executable() {
        Optional<Path> named = named();
        if (named.isPresent()) {
            return named.get();
        }
        return found().or(InstalledBrowser::downloadedByPlaywright).orElseGet(InstalledBrowser::installed);
    }

    private static Optional<Path> named() {
        Optional<Path> named = Stream.of(System.getProperty("browser.executable"), System.getenv("BROWSER_EXECUTABLE"))
                .filter(path -> path != null && !path.isBlank())
                .map(Path::of)
                .findFirst();
        named.filter(path -> !Files.isExecutable(path)).ifPresent(path -> {
            throw new IllegalStateException("No browser can be run at " + path + ", which browser.executable names.");
        });
        return named;
    }

    private static Optional<Path> found() {
        Stream<Path> onPath = Stream.of(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> COMMANDS.stream()
                        .flatMap(command -> Stream.of(Path.of(folder, command), Path.of(folder, command + ".exe"))));
        return Stream.concat(onPath, USUAL_PLACES.stream().map(Path::of))
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Where Playwright keeps what its own install command brought. */
    private static Optional<Path> downloadedByPlaywright() {
        try (Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(NO_DOWNLOAD))) {
            return Optional.of(Path.of(playwright.chromium().executablePath())).filter(Files::isExecutable);
        }
    }

    private static Path installed() {
        if (!mayInstall()) {
            throw new IllegalStateException("Browser tests need Chromium, Chrome or Edge: install one ("
                    + "Debian or Ubuntu: apt-get install chromium), name one by -Dbrowser.executable=…,"
                    + " or let the build obtain one by -Dbrowser.install.");
        }
        if (isRootOnDebian()) {
            run(List.of("apt-get", "update"));
            run(List.of("apt-get", "install", "-y", "--no-install-recommends", "chromium"));
        } else {
            run(
                    Driver.ensureDriverInstalled(NO_DOWNLOAD, false).createProcessBuilder(),
                    List.of("install", "chromium"));
        }
        return found().or(InstalledBrowser::downloadedByPlaywright)
                .orElseThrow(() -> new IllegalStateException(
                        "A browser was installed, but none is found: name it by -Dbrowser.executable=…"));
    }

    private static boolean mayInstall() {
        @Nullable String asked = System.getProperty("browser.install");
        return "true".equals(System.getenv("CI")) || (asked != null && !asked.equals("false"));
    }

    private static boolean isRootOnDebian() {
        return "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/usr/bin/apt-get"));
    }

    private static void run(List<String> command) {
        ProcessBuilder process = new ProcessBuilder();
        process.environment().put("DEBIAN_FRONTEND", "noninteractive");
        run(process, command);
    }

    private static void run(ProcessBuilder process, List<String> arguments) {
        List<String> command = new ArrayList<>(process.command());
        command.addAll(arguments);
        try {
            int exit = process.command(command)
                    .redirectErrorStream(true)
                    .redirectOutput(new File("target/browser-install.log"))
                    .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("Installing a browser failed (exit " + exit + " of "
                        + String.join(" ", arguments) + "; see target/browser-install.log).");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Installing a browser failed: " + String.join(" ", arguments), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Installing a browser was interrupted.", e);
        }
    }

    private static File nothing() throws IOException {
        File empty = File.createTempFile("nothing", "");
        empty.deleteOnExit();
        return empty;
    }
}

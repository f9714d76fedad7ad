package org.cairn.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * A browser whose owner has blocked the cookies of a site: inside the pages of another, or everywhere. It is Chromium's own
 * content setting, so partitioned cookies are blocked as well; a setting lives in a profile, so the browser has one of its own.
 */
final class BlockedBrowser implements AutoCloseable {

    private static final int BLOCK = 2;

    private final Path profile;
    private final Playwright playwright;
    private final BrowserContext context;
    private final List<Request> inFrames = new CopyOnWriteArrayList<>();

    private BlockedBrowser(String pattern) {
        profile = profile(pattern);
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(InstalledBrowser.NO_DOWNLOAD));
        context = playwright
                .chromium()
                .launchPersistentContext(
                        profile,
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(InstalledBrowser.executable())
                                .setHeadless(!Boolean.getBoolean("browser.visible"))
                                .setArgs(Browsers.ARGUMENTS)
                                .setLocale("en-CA"));
        context.setDefaultTimeout(15_000);
    }

    /** The cookies of a site are blocked where it stands in a frame of the other. */
    static BlockedBrowser inFrames(URI site, URI around) {
        return new BlockedBrowser(site.getHost() + "," + around.getHost());
    }

    static BlockedBrowser everywhere(URI site) {
        return new BlockedBrowser(site.getHost() + ",*");
    }

    Page page() {
        Page page = context.pages().get(0);
        page.onRequest(request -> {
            if (request.isNavigationRequest() && request.frame().parentFrame() != null) {
                inFrames.add(request);
            }
        });
        return page;
    }

    /** What the pages in frames were asked for with. */
    List<String> cookiesSentFromFrames() {
        return inFrames.stream()
                .map(request -> String.valueOf(request.allHeaders().get("cookie")))
                .toList();
    }

    private static Path profile(String pattern) {
        Map<String, Object> exceptions = Map.of("cookies", Map.of(pattern, Map.of("setting", BLOCK)));
        Map<String, Object> preferences =
                Map.of("profile", Map.of("content_settings", Map.of("exceptions", exceptions)));
        try {
            Path profile = Files.createTempDirectory("cairn-browser");
            Path file = profile.resolve("Default").resolve("Preferences");
            Files.createDirectories(file.getParent());
            Files.writeString(file, JsonMapper.shared().writeValueAsString(preferences));
            return profile;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            context.close();
            playwright.close();
        } finally {
            delete(profile);
        }
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.cairn.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One browser for the whole run; a context of its own for each test; a picture of each page where a test fails. */
class Browsers implements ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(Browsers.class);

    /** Third-party cookies are phased out: a frame inside an LMS must work without them. */
    static final List<String> ARGUMENTS = List.of(
            "--test-third-party-cookie-phaseout",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        return type == BrowserContext.class || type == Page.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Visit visit =
                test.getStore(NAMESPACE).computeIfAbsent(Visit.class, key -> new Visit(running(test)), Visit.class);
        return parameter.getParameter().getType() == Page.class ? visit.context.newPage() : visit.context;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Visit visit = test.getStore(NAMESPACE).remove(Visit.class, Visit.class);
        if (visit == null) {
            return;
        }
        try {
            if (test.getExecutionException().isPresent()) {
                visit.photograph(test.getRequiredTestClass().getSimpleName() + "-"
                        + test.getRequiredTestMethod().getName());
            } else {
                assertThat(visit.broken)
                        .as("scripts that failed and content that the page's own policy blocked")
                        .isEmpty();
            }
        } finally {
            visit.context.close();
        }
    }

    private static Browser running(ExtensionContext test) {
        return test.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Running.class, key -> new Running(), Running.class)
                .browser;
    }

    private static final class Running implements AutoCloseable {
        private final Playwright playwright;
        private final Browser browser;

        Running() {
            BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                    .setExecutablePath(InstalledBrowser.executable())
                    .setHeadless(!Boolean.getBoolean("browser.visible"))
                    .setArgs(ARGUMENTS);
            playwright = Playwright.create(new Playwright.CreateOptions().setEnv(InstalledBrowser.NO_DOWNLOAD));
            browser = playwright.chromium().launch(options);
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }

    private static final class Visit {
        private final BrowserContext context;
        private final List<String> broken = new CopyOnWriteArrayList<>();

        Visit(Browser browser) {
            context = browser.newContext(new Browser.NewContextOptions().setLocale("en-CA"));
            context.setDefaultTimeout(15_000);
            context.onWebError(error -> broken.add(error.page().url() + ": " + error.error()));
            context.onConsoleMessage(message -> {
                if (message.type().equals("error") && message.text().contains("Content Security Policy")) {
                    broken.add(message.location() + ": " + message.text());
                }
            });
        }

        void photograph(String name) {
            for (int i = 0; i < context.pages().size(); i++) {
                Screenshots.photograph(context.pages().get(i), "failed-" + name + (i == 0 ? "" : "-" + i));
            }
        }
    }
}

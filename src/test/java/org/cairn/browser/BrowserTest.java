package org.cairn.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that look at pages as people do. They run in {@code ./mvnw verify}, after the others. A test method may ask for
 * a {@link com.microsoft.playwright.BrowserContext} or a {@link com.microsoft.playwright.Page}: each is new, and shares
 * no cookie with another test.
 */
// Playwright waits for ever for an answer of a frame that has gone: the test is interrupted, and tried again.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("browser")
@ExtendWith(Browsers.class)
public @interface BrowserTest {}

package org.cairn.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The harness itself sees what it is there to see. */
@BrowserTest
class BrowserHarnessTests {

    @Test
    void aPageWithoutFaultPasses(Page page) {
        page.setContent("""
                <!doctype html><html lang="en"><head><title>Fine</title></head>
                <body><main><h1>Fine</h1><label>Name <input></label></main></body></html>""");

        Accessible.assertAccessible(page);
        assertThat(Screenshots.photograph(page, "harness")).matches(Files::exists);
    }

    @Test
    void aFieldWithoutLabelIsSeen(Page page) {
        page.setContent("""
                <!doctype html><html lang="en"><head><title>Bad</title></head>
                <body><main><h1>Bad</h1><input></main></body></html>""");

        assertThatThrownBy(() -> Accessible.assertAccessible(page))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("label: Form elements must have labels")
                .hasMessageContaining("<input>");
    }

    @Test
    void aPageThatSticksOutIsSeen(Page page) {
        page.setContent("""
                <!doctype html><html lang="en"><head><title>Wide</title></head>
                <body><main><h1>Wide</h1><img alt="" width="600" height="10"></main></body></html>""");

        assertThatThrownBy(() -> Accessible.assertAccessible(page)).hasMessageContaining("window of 320 px");
    }
}

package org.cairn.sandbox;

import java.util.Map;
import org.springframework.ui.Model;

/** A page that posts its fields by itself, or by a button where scripts are off. */
final class PostPage {

    private PostPage() {}

    static String show(Model model, String action, Map<String, String> fields) {
        model.addAttribute("action", action);
        model.addAttribute("fields", fields);
        return "post";
    }
}

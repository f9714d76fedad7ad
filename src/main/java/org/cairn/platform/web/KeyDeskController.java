package org.cairn.platform.web;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.cairn.platform.KeyDesk;
import org.cairn.platform.ToolKey;
import org.cairn.shared.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Our keys towards platforms, for administrators. */
@Controller
@RequestMapping("/admin/keys")
class KeyDeskController {

    private final KeyDesk keys;
    private final Words words;

    KeyDeskController(KeyDesk keys, Words words) {
        this.keys = keys;
        this.words = words;
    }

    /** One key, without its private half. */
    record KeyLine(String kid, ToolKey.State state, String since) {}

    @GetMapping
    String show(Locale locale, Model model) {
        List<KeyLine> lines = keys.all().stream()
                .map(key -> new KeyLine(key.kid(), key.state(), when(key.since(), locale)))
                .toList();
        model.addAttribute("keys", lines);
        model.addAttribute("waits", lines.stream().anyMatch(key -> key.state() == ToolKey.State.NEXT));
        model.addAttribute("turn", keys.nextTurn().map(at -> when(at, locale)).orElse(null));
        model.addAttribute("signedIn", true);
        return "platform/keys";
    }

    @PostMapping("/rotate")
    String rotate(Principal who) {
        keys.begin(who.getName());
        return "redirect:/admin/keys";
    }

    /** @param sure a key that platforms know is not thrown away in passing */
    @PostMapping("/replace")
    String replace(@RequestParam(defaultValue = "false") boolean sure, Principal who) {
        if (sure) {
            keys.replaceAtOnce(who.getName());
        }
        return "redirect:/admin/keys" + (sure ? "" : "?unsure");
    }

    private String when(Instant at, Locale locale) {
        return words.date(at, locale) + ", " + words.time(at, locale);
    }
}

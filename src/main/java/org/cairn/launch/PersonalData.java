package org.cairn.launch;

import java.util.Map;
import org.cairn.shared.PersonId;

/** What a module holds about a person, to be told to that person. Implemented by the modules that hold something. */
public interface PersonalData {

    /** How many things of each kind, by the kind's name in the messages {@code launch.held.*}. */
    Map<String, Integer> about(PersonId person);
}

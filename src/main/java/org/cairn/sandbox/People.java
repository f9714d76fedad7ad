package org.cairn.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Everybody in the sandbox, all invented. The names differ in length, script, order and number of parts, as those of a real
 * class do; nothing in Cairn may depend on the shape of a name.
 */
@Component
final class People {

    static final Person LEARNER =
            learner("2001", "Noémie", "Tremblay-Okafor", "Noémie Tremblay-Okafor", "noemie.tremblay-okafor");
    static final Person INSTRUCTOR = new Person(
            "1001",
            "Émile",
            "Beaulieu",
            "Dr. Émile Beaulieu",
            "emile.beaulieu@coast-range.example",
            Role.INSTRUCTOR,
            false);
    /** A teacher without the right to edit, whom Moodle lists as a learner. */
    static final Person TUTOR = new Person(
            "1002", "Anjali", "Sandhu", "Anjali Sandhu", "anjali.sandhu@coast-range.example", Role.TUTOR, false);
    /** Looks on for Noémie. */
    static final Person MENTOR =
            new Person("3001", "Délia", "Okafor", "Délia Okafor", "delia.okafor@families.example", Role.MENTOR, false);

    static final Person ADMINISTRATOR = new Person(
            "9001",
            "Morgan",
            "Whitfield",
            "Morgan Whitfield",
            "morgan.whitfield@coast-range.example",
            Role.ADMINISTRATOR,
            false);

    private static final List<Person> LEARNERS = List.of(
            LEARNER,
            learner("2002", "Siobhán", "O’Dálaigh", "Siobhán O’Dálaigh", "siobhan.odalaigh"),
            learner("2003", "Sukarto", null, "Sukarto", "sukarto"),
            learner("2004", "Ánh Tuyết", "Nguyễn Thị", "Nguyễn Thị Ánh Tuyết", "anh-tuyet.nguyen"),
            learner("2005", "نور الهدى", "العبد الله", "نور الهدى العبد الله", "nour.alabdallah"),
            learner(
                    "2006",
                    "María Fernanda Guadalupe",
                    "de los Ángeles Villanueva y Ruiz de Castañeda",
                    "María Fernanda Guadalupe de los Ángeles Villanueva y Ruiz de Castañeda",
                    "maria.villanueva"),
            learner("2007", "Marlene", "Qʷəl̓tənaɁɬ", "Marlene Qʷəl̓tənaɁɬ", "marlene.q"),
            learner("2008", "Harpreet", "Kaur Gill", "Harpreet Kaur Gill", "harpreet.gill"),
            withheld("2009", "Dwayne", "D'Souza", "Dwayne D'Souza", "dwayne.dsouza"),
            learner("2010", "Zoë", "van der Meer-Świątkowska", "Zoë van der Meer-Świątkowska", "zoe.vandermeer"),
            learner("2011", "小明", "王", "王小明", "xiaoming.wang"),
            learner("2012", "Jean-Baptiste", "Lévesque", "Jean-Baptiste Lévesque", "jean-baptiste.levesque"),
            learner("2013", "Sigríður", "Þórðardóttir", "Sigríður Þórðardóttir", "sigridur.thordardottir"),
            learner("2014", "Ngozi", "Adébáyọ̀", "Ngozi Adébáyọ̀", "ngozi.adebayo"),
            withheld("2015", "Aoife", "Ní Bhriain", "Aoife Ní Bhriain", "aoife.nibhriain"),
            learner("2016", "Олена", "Коваленко", "Олена Коваленко", "olena.kovalenko"),
            learner(
                    "2017",
                    "Maximiliana",
                    "Hohenwaldersbergerhausen-Featherstonehaugh",
                    "Maximiliana Hohenwaldersbergerhausen-Featherstonehaugh",
                    "maximiliana.hohen"),
            learner("2018", "민준", "김", "김민준", "minjun.kim"),
            learner("2019", "Teuila", null, "Teuila", "teuila"),
            withheld("2020", "Raymond", "ŚW̱ÁL̵E", "Raymond ŚW̱ÁL̵E", "raymond.s"),
            learner("2021", "Fatoumata Binta", "Diallo", "Fatoumata Binta Diallo", "fatoumata.diallo"),
            learner("2022", "U", "Li", "Li U", "li.u"),
            withheld("2023", "Mohammed", "bin Rashid Al-Farsi", "Mohammed bin Rashid Al-Farsi", "mohammed.alfarsi"),
            learner("2024", "Tove", "Ålesund-Nuñez", "Tove Ålesund-Nuñez", "tove.alesund"));

    private final Map<String, Person> byId = Stream.concat(
                    Stream.of(INSTRUCTOR, TUTOR, MENTOR, ADMINISTRATOR), LEARNERS.stream())
            .collect(Collectors.toUnmodifiableMap(Person::id, Function.identity()));

    List<Person> learners() {
        return LEARNERS;
    }

    List<Person> all() {
        return List.copyOf(byId.values());
    }

    /** For whom a mentor looks on. */
    static List<Person> mentees(Person mentor) {
        return mentor.mentors() ? List.of(LEARNER) : List.of();
    }

    Optional<Person> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    private static Person learner(String id, String given, @Nullable String family, String name, String mailbox) {
        return new Person(id, given, family, name, mailbox + "@learners.example", Role.LEARNER, false);
    }

    private static Person withheld(String id, String given, String family, String name, String mailbox) {
        return new Person(id, given, family, name, mailbox + "@learners.example", Role.LEARNER, true);
    }
}

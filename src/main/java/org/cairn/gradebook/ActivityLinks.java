package org.cairn.gradebook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cairn.launch.Launch;
import org.cairn.launch.LinkableItem;
import org.cairn.launch.LinkableItems;
import org.cairn.launch.OriginHints;
import org.cairn.shared.CourseId;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Component;

/**
 * Offers the activities for deep linking. The activity's id travels in the address, in a custom parameter and as the line
 * item's resource id, so that a result finds its activity whichever of them a platform keeps.
 */
@Component
class ActivityLinks implements LinkableItems, OriginHints {

    private final Activities activities;

    ActivityLinks(Activities activities) {
        this.activities = activities;
    }

    @Override
    public List<LinkableItem> of(Visitor instructor) {
        return activities.in(instructor.mustTeach().course()).stream()
                .map(ActivityLinks::link)
                .toList();
    }

    @Override
    public Optional<LinkableItem> make(Visitor instructor, String title, String text, int scoreMaximum) {
        return Optional.of(link(activities.create(instructor, title, text, scoreMaximum)));
    }

    /** A copied link still carries the id of the activity of the course it was made in. */
    @Override
    public Optional<CourseId> madeIn(Map<String, String> custom) {
        return Optional.ofNullable(custom.get(Launch.ACTIVITY)).flatMap(activities::madeIn);
    }

    private static LinkableItem link(Activity activity) {
        String id = activity.linked().toString();
        return new LinkableItem(
                "activity:" + id,
                activity.title(),
                activity.instructions(),
                "/activities/" + id,
                Map.of(Launch.ACTIVITY, id),
                activity.scoreMaximum(),
                id);
    }
}

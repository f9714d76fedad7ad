package org.cairn.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Makes activities of content items: a link and, where one is asked for, its line item. */
@Component
final class Activities {

    private final ResourceLinks links;
    private final LineItems lineItems;
    private final Addresses addresses;
    private final Ids ids;

    Activities(ResourceLinks links, LineItems lineItems, Addresses addresses, Ids ids) {
        this.links = links;
        this.lineItems = lineItems;
        this.addresses = addresses;
        this.ids = ids;
    }

    /** A link may lead to the tool alone. */
    boolean canBeAdded(ContentItem item) {
        URI url = item.url();
        return url == null || addresses.isOfTool(url);
    }

    ResourceLink add(Course course, Tool tool, ContentItem item) {
        URI url = Objects.requireNonNullElse(item.url(), tool.target());
        ResourceLink link = new ResourceLink(
                ids.next(), course.id(), tool.clientId(), item.title(), item.text(), url, item.custom(), List.of());
        links.add(link);
        if (item.lineItem() != null) {
            lineItems.put(coupled(link, item.lineItem()));
        }
        return link;
    }

    private LineItem coupled(ResourceLink link, ContentItem.LineItemPart part) {
        return new LineItem(
                ids.next(),
                link.tool(),
                link.course(),
                Objects.requireNonNullElse(part.label(), link.title()),
                part.scoreMaximum(),
                part.resourceId(),
                part.tag(),
                link.id(),
                null,
                null,
                part.review(),
                LineItem.Origin.DEEP_LINKING);
    }
}

package scot.adp.activities.ui;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;
import scot.adp.activities.Campaigns;
import scot.adp.activities.MessageSets;
import scot.adp.activities.Resources;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;

/**
 * What is to be looked at of the own unit's resources, and which alerts may want a
 * campaign.
 */
@Component
class MaterialsToday implements WorkItems {

	private final Resources resources;

	private final Campaigns campaigns;

	private final MessageSets messages;

	MaterialsToday(Resources resources, Campaigns campaigns, MessageSets messages) {
		this.resources = resources;
		this.campaigns = campaigns;
		this.messages = messages;
	}

	@Override
	public Work of(Asked asked) {
		var items = new ArrayList<WorkItem>();
		if (asked.reader().may("activities.resource.change")) {
			Resources.Owed owed = resources.owed();
			line(items, "resources.title", owed.toCheck(), "resources.work.check", "resources?state=CHECK");
			line(items, "resources.title", owed.due(), "resources.work.due", "resources?state=DUE");
		}
		if (asked.reader().may("activities.campaign.change")) {
			line(items, "campaigns.title", campaigns.proposed().size(), "campaigns.work.asked", "campaigns");
		}
		if (asked.reader().may("activities.message.use")) {
			line(items, "agreed-messages.title", messages.asked(), "agreed-messages.work.asked",
					"agreed-messages?asked=true");
		}
		return items.isEmpty() ? Work.NONE : Work.mine(Found.first(List.copyOf(items), asked.limit()));
	}

	private static void line(List<WorkItem> items, String page, int waiting, String words, String href) {
		if (waiting > 0) {
			items.add(WorkItem.plain(Words.of(page), Words.of(words, waiting), Words.of(words + ".detail"),
					Words.of(words + ".verb"), href));
		}
	}

	@Override
	public int order() {
		return 46;
	}

	@Override
	public boolean ofUnits() {
		return true;
	}

}

package scot.adp.activities.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Route;
import scot.adp.activities.CampaignFiles;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.ui.TakeInPage;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Words;

/** Takes a file of what channels told of months in. */
@Route("campaigns/load")
@OpenTo("activities.campaign.import")
class CampaignLoadView extends TakeInPage {

	private final CampaignFiles files;

	CampaignLoadView(CampaignFiles files) {
		super("campaign-load", "campaign-load.never", new Anchor("campaigns", Words.of("campaigns.title")),
				CampaignFiles.REQUIRED, CampaignFiles.OPTIONAL, files.listed());
		this.files = files;
	}

	@Override
	protected Found tryOut(IncomingFile file) {
		var found = files.tryOut(file);
		return new Found(getTranslation("campaign-load.count", found.rows()), found.problems(), found.problemCount(),
				found.unusual(), found.warnings());
	}

	@Override
	protected String load(String key, IncomingFile file, boolean confirmed) {
		return getTranslation("campaign-load.done", files.load(key, file, confirmed).rows());
	}

}

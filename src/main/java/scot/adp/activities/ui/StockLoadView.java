package scot.adp.activities.ui;

import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Route;
import scot.adp.activities.StockFiles;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.ui.TakeInPage;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Words;

/** Takes a file of what was placed, returned and counted in. */
@Route("resources/stock/load")
@OpenTo("activities.stock.import")
class StockLoadView extends TakeInPage {

	private final StockFiles files;

	StockLoadView(StockFiles files) {
		super("stock-load", "stock-load.never", new Anchor("resources/outlets", Words.of("resource-outlets.title")),
				StockFiles.REQUIRED, List.of(), Map.of());
		this.files = files;
	}

	@Override
	protected Found tryOut(IncomingFile file) {
		var found = files.tryOut(file);
		return new Found(getTranslation("stock-load.count", found.rows()), found.problems(), found.problemCount(),
				List.of(), found.warnings());
	}

	@Override
	protected String load(String key, IncomingFile file, boolean confirmed) {
		return getTranslation("stock-load.done", files.load(key, file).rows());
	}

}

package scot.adp.measures.ui;

import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Route;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.ui.TakeInPage;
import scot.adp.measures.PeriodReturns;
import scot.adp.measures.ReturnFiles;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Words;

/** Takes a file of returns in, of whatever data sets. */
@Route("unit-returns/load")
@OpenTo("measures.period-return.import")
class ReturnsLoadView extends TakeInPage {

	private final ReturnFiles files;

	ReturnsLoadView(ReturnFiles files, PeriodReturns returns) {
		super("returns-load", "returns-load.how", new Anchor(UnitReturnsView.ROUTE, Words.of("unit-returns.title")),
				ReturnFiles.REQUIRED, ReturnFiles.OPTIONAL, listed(returns));
		this.files = files;
	}

	private static Map<String, List<CodeList.Value>> listed(PeriodReturns returns) {
		return Map.of("data_set",
				returns.forms()
					.stream()
					.map(form -> new CodeList.Value(form.dataSet().value(), form.title(), null, null, false))
					.toList());
	}

	@Override
	protected Found tryOut(IncomingFile file) {
		var found = files.tryOut(file);
		return new Found(getTranslation("returns-load.count", found.filed(), found.putRight(), found.same()),
				found.problems(), found.problemCount(), found.unusual(), found.warnings());
	}

	@Override
	protected String load(String key, IncomingFile file, boolean confirmed) {
		var done = files.load(key, file, confirmed);
		return getTranslation("returns-load.done", done.filed(), done.putRight());
	}

}

package scot.adp.registers.ui;

import java.util.Map;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Route;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.ui.TakeInPage;
import scot.adp.registers.RegisterFiles;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Words;

/** Takes a file of entries of registers in. */
@Route("registers/load")
@OpenTo("registers.import")
class RegistersLoadView extends TakeInPage {

	private final RegisterFiles files;

	RegistersLoadView(RegisterFiles files) {
		super("registers-load", "registers-load.how", new Anchor(RegistersView.ROUTE, Words.of("registers.title")),
				RegisterFiles.REQUIRED, RegisterFiles.OPTIONAL, Map.of("register", files.offered()));
		this.files = files;
	}

	@Override
	protected Found tryOut(IncomingFile file) {
		var found = files.tryOut(file);
		return new Found(getTranslation("registers-load.count", found.entries(), found.known()), found.problems(),
				found.problemCount(), found.unusual(), found.warnings());
	}

	@Override
	protected String load(String key, IncomingFile file, boolean confirmed) {
		return getTranslation("registers-load.done", files.load(key, file, confirmed).entries());
	}

}

import { listenForKeys } from "./keys.js";
import { offerThemes } from "./theme.js";

listenForKeys();
offerThemes();

// Lo que la red ve de unos dibujos, como lo pide tests/test_ink.py.
import { answer } from "./answer.mjs";
import { seen } from "../../optlib/static/ink.js";

answer((drawings) => drawings.map(seen));
